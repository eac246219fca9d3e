/** What every phase does with its runs, whatever it does in them. */
@NullMarked
package dev.pgfit.kit.phase;

import org.jspecify.annotations.NullMarked;
