@NullMarked
package dev.pgfit.process;

import org.jspecify.annotations.NullMarked;
