@NullMarked
package dev.pgfit.image.apt;

import org.jspecify.annotations.NullMarked;
