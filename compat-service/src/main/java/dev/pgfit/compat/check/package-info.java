/** What a check is: its description, and either steps of SQL held as data or a class that speaks the protocol. */
@NullMarked
package dev.pgfit.compat.check;

import org.jspecify.annotations.NullMarked;
