/**
 * What the services say to each other: event data as records, closed families as sealed interfaces, topics and
 * CloudEvents types. JSON rules: instants and durations in ISO-8601, sizes in bytes with the unit in the name,
 * latencies in microseconds with the unit in the name, enum values in lower snake case, absent instead of null.
 */
@NullMarked
package dev.pgfit.contracts;

import org.jspecify.annotations.NullMarked;
