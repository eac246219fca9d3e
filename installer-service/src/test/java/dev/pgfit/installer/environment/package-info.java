@NullMarked
package dev.pgfit.installer.environment;

import org.jspecify.annotations.NullMarked;
