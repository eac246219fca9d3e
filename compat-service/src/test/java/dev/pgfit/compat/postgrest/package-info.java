/** Tests of the runner's life cycle; what PostgREST itself answers only a real one can tell. */
@org.jspecify.annotations.NullMarked
package dev.pgfit.compat.postgrest;
