@NullMarked
package dev.pgfit.local.command;

import org.jspecify.annotations.NullMarked;
