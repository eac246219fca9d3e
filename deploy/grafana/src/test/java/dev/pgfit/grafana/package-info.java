@NullMarked
package dev.pgfit.grafana;

import org.jspecify.annotations.NullMarked;
