/** The contracts' JSON, the same over HTTP and on Kafka. */
@NullMarked
package dev.pgfit.kit.json;

import org.jspecify.annotations.NullMarked;
