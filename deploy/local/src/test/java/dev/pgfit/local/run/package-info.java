@NullMarked
package dev.pgfit.local.run;

import org.jspecify.annotations.NullMarked;
