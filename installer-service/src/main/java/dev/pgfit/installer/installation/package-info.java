/** Installations from being asked for to being taken away: slots, leases, ends. */
@NullMarked
package dev.pgfit.installer.installation;

import org.jspecify.annotations.NullMarked;
