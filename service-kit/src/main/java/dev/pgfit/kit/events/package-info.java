/** CloudEvents in and out. */
@NullMarked
package dev.pgfit.kit.events;

import org.jspecify.annotations.NullMarked;
