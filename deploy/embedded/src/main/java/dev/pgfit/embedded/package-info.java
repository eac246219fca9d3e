/** An Apache Kafka broker and a PostgreSQL in one folder: real ones, started in a second or two, gone when closed. */
@NullMarked
package dev.pgfit.embedded;

import org.jspecify.annotations.NullMarked;
