@NullMarked
package dev.pgfit.installer;

import org.jspecify.annotations.NullMarked;
