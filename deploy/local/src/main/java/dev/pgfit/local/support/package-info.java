/** Small things that all of the launcher needs: JSON, failures with exit codes. */
@NullMarked
package dev.pgfit.local.support;

import org.jspecify.annotations.NullMarked;
