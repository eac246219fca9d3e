/** PostgREST's start-up and pooled requests as they look on the wire, for when there is no PostgREST to be had. */
@NullMarked
package dev.pgfit.compat.imitation;

import org.jspecify.annotations.NullMarked;
