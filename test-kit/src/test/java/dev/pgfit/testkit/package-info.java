@NullMarked
package dev.pgfit.testkit;

import org.jspecify.annotations.NullMarked;
