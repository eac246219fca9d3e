/** How the instances of a service share the runs that wait: by what each has to do, not just by number. */
@NullMarked
package dev.pgfit.kit.sharing;

import org.jspecify.annotations.NullMarked;
