@NullMarked
package dev.pgfit.image.tool;

import org.jspecify.annotations.NullMarked;
