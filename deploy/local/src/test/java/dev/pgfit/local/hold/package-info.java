@NullMarked
package dev.pgfit.local.hold;

import org.jspecify.annotations.NullMarked;
