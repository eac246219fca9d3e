/** Debian's packages by the machine's own apt, in a private folder: nothing of the machine is changed. */
@NullMarked
package dev.pgfit.image.apt;

import org.jspecify.annotations.NullMarked;
