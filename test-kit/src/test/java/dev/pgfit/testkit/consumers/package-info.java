/** The consumers in docs/examples as a user runs them: as programs of their own, against a real broker. */
@NullMarked
package dev.pgfit.testkit.consumers;

import org.jspecify.annotations.NullMarked;
