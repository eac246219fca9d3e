@NullMarked
package dev.pgfit.embedded;

import org.jspecify.annotations.NullMarked;
