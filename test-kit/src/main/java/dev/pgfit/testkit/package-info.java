/** What every module needs in its tests, once: architecture rules, a real Kafka broker, a real PostgreSQL. */
@NullMarked
package dev.pgfit.testkit;

import org.jspecify.annotations.NullMarked;
