@NullMarked
package dev.pgfit.installer.candidate;

import org.jspecify.annotations.NullMarked;
