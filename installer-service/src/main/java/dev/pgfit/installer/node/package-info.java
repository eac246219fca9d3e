/** Node.js and npm on this machine. */
@NullMarked
package dev.pgfit.installer.node;

import org.jspecify.annotations.NullMarked;
