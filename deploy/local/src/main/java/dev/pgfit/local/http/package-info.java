/** How the stack's services are asked. */
@NullMarked
package dev.pgfit.local.http;

import org.jspecify.annotations.NullMarked;
