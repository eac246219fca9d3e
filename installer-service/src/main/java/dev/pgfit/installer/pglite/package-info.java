/** PGlite's packages, template and server program. */
@NullMarked
package dev.pgfit.installer.pglite;

import org.jspecify.annotations.NullMarked;
