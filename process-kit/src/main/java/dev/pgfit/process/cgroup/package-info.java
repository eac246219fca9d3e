/** Control groups of the kernel, versions 1 and 2: where a process's are, what they count, and groups of our own. */
@NullMarked
package dev.pgfit.process.cgroup;

import org.jspecify.annotations.NullMarked;
