@NullMarked
package dev.pgfit.local.e2e;

import org.jspecify.annotations.NullMarked;
