/**
 * A client for the PostgreSQL protocol, version 3, on the level of its messages: what drivers hide, checks must see.
 * Blocking, on plain sockets, and never without a deadline.
 */
@NullMarked
package dev.pgfit.compat.wire;

import org.jspecify.annotations.NullMarked;
