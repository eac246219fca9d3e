@NullMarked
package dev.pgfit.installer.webvm;

import org.jspecify.annotations.NullMarked;
