@NullMarked
package dev.pgfit.local.series;

import org.jspecify.annotations.NullMarked;
