/** The launcher: everything on one machine with one command. */
@NullMarked
package dev.pgfit.local;

import org.jspecify.annotations.NullMarked;
