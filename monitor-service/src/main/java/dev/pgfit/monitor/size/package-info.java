/** Memory as a function of the data's size. */
@NullMarked
package dev.pgfit.monitor.size;

import org.jspecify.annotations.NullMarked;
