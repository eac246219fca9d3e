/** What a candidate uses, from {@code /proc} and the kernel's socket figures. */
@NullMarked
package dev.pgfit.installer.usage;

import org.jspecify.annotations.NullMarked;
