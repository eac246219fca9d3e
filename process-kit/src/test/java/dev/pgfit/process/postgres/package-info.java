@NullMarked
package dev.pgfit.process.postgres;

import org.jspecify.annotations.NullMarked;
