/** The stack of one data folder: Kafka, PostgreSQL and the five services, started, found again and taken away. */
@NullMarked
package dev.pgfit.local.stack;

import org.jspecify.annotations.NullMarked;
