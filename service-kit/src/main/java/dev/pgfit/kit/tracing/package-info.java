/** One trace per run: its context in requests and records, a span per phase, and its ids in the log lines. */
@NullMarked
package dev.pgfit.kit.tracing;

import org.jspecify.annotations.NullMarked;
