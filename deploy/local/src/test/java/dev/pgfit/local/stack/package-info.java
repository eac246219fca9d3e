@NullMarked
package dev.pgfit.local.stack;

import org.jspecify.annotations.NullMarked;
