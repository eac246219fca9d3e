@NullMarked
package dev.pgfit.process.cgroup;

import org.jspecify.annotations.NullMarked;
