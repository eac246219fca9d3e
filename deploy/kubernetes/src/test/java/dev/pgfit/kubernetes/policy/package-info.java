/** What every pod of every overlay keeps. */
@NullMarked
package dev.pgfit.kubernetes.policy;

import org.jspecify.annotations.NullMarked;
