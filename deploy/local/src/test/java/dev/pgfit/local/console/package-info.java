@NullMarked
package dev.pgfit.local.console;

import org.jspecify.annotations.NullMarked;
