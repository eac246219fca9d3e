@NullMarked
package dev.pgfit.image;

import org.jspecify.annotations.NullMarked;
