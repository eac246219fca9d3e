/** What a virtual machine's own kernel says of it: read more seldom than its host, counted once, limited by nothing. */
@NullMarked
package dev.pgfit.monitor.guest;

import org.jspecify.annotations.NullMarked;
