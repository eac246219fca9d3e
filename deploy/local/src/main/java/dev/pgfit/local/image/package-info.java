/** The virtual machine's image: had before anything needs it. */
@NullMarked
package dev.pgfit.local.image;

import org.jspecify.annotations.NullMarked;
