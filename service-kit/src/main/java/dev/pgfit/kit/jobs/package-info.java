/** Long work with an id: started once, findable, cancellable. */
@NullMarked
package dev.pgfit.kit.jobs;

import org.jspecify.annotations.NullMarked;
