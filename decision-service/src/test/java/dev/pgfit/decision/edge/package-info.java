/** Tests at the edges, with a real broker and a real database. */
@NullMarked
package dev.pgfit.decision.edge;

import org.jspecify.annotations.NullMarked;
