@NullMarked
package dev.pgfit.decision.life;

import org.jspecify.annotations.NullMarked;
