/** The schema that Supabase's clients expect, and the queries that prove it. */
@NullMarked
package dev.pgfit.installer.schema;

import org.jspecify.annotations.NullMarked;
