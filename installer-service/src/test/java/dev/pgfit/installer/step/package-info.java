@NullMarked
package dev.pgfit.installer.step;

import org.jspecify.annotations.NullMarked;
