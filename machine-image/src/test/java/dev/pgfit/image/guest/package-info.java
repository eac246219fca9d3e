@NullMarked
package dev.pgfit.image.guest;

import org.jspecify.annotations.NullMarked;
