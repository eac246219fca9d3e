/** Steps of an installation: measured while they run, taken back when one fails. */
@NullMarked
package dev.pgfit.installer.step;

import org.jspecify.annotations.NullMarked;
