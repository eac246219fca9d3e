/** The image of the machine that PostgreSQL runs in: built from Debian's i386 packages, cached, imported. */
@NullMarked
package dev.pgfit.image;

import org.jspecify.annotations.NullMarked;
