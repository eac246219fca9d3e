/** One run seen from outside: asked over HTTP, followed, its report kept. */
@NullMarked
package dev.pgfit.local.run;

import org.jspecify.annotations.NullMarked;
