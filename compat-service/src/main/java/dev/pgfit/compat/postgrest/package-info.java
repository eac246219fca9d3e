/** PostgREST itself, started against a candidate and asked over HTTP. */
@NullMarked
package dev.pgfit.compat.postgrest;

import org.jspecify.annotations.NullMarked;
