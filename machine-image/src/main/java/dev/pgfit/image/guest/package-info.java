/** What is inside the machine: kernel, first file system, disk. */
@NullMarked
package dev.pgfit.image.guest;

import org.jspecify.annotations.NullMarked;
