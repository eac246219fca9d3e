/** The candidates: how each is put there, kept up, and taken away. */
@NullMarked
package dev.pgfit.installer.candidate;

import org.jspecify.annotations.NullMarked;
