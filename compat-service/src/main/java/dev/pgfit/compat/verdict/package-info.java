/** What the results of a candidate's checks amount to. */
@NullMarked
package dev.pgfit.compat.verdict;

import org.jspecify.annotations.NullMarked;
