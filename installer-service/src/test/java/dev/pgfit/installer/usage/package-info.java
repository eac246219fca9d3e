@NullMarked
package dev.pgfit.installer.usage;

import org.jspecify.annotations.NullMarked;
