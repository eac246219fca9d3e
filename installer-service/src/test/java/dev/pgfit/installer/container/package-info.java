@NullMarked
package dev.pgfit.installer.container;

import org.jspecify.annotations.NullMarked;
