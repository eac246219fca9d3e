/** Every error over HTTP as RFC 9457 problem+json. */
@NullMarked
package dev.pgfit.kit.problem;

import org.jspecify.annotations.NullMarked;
