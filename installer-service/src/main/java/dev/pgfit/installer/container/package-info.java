/** Candidates in containers of any engine that speaks Docker's API, by Testcontainers. */
@NullMarked
package dev.pgfit.installer.container;

import org.jspecify.annotations.NullMarked;
