@NullMarked
package dev.pgfit.installer.kubernetes;

import org.jspecify.annotations.NullMarked;
