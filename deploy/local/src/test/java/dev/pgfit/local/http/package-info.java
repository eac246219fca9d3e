@NullMarked
package dev.pgfit.local.http;

import org.jspecify.annotations.NullMarked;
