@NullMarked
package dev.pgfit.local.check;

import org.jspecify.annotations.NullMarked;
