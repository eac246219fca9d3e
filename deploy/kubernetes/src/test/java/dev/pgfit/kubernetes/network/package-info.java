/** Which pods may talk to which, by the network policies, and by the documentation. */
@NullMarked
package dev.pgfit.kubernetes.network;

import org.jspecify.annotations.NullMarked;
