package dev.pgfit.benchmark.edge;

import java.time.Duration;

/**
 * @param connect for a connection, and for the first answer on it
 * @param statement for one statement outside the measured time
 * @param recovery how long a candidate that stopped answering is waited for
 */
record PgTimeouts(Duration connect, Duration statement, Duration recovery) {}
