/** The PostgreSQL that Maven carries: unpacked, initialised, started under a guard. */
@NullMarked
package dev.pgfit.process.postgres;

import org.jspecify.annotations.NullMarked;
