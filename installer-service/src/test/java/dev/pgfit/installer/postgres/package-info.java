@NullMarked
package dev.pgfit.installer.postgres;

import org.jspecify.annotations.NullMarked;
