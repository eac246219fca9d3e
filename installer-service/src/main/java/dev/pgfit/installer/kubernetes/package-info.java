/** Candidates as pods of a Kubernetes cluster. The only domain package that knows the cluster's client. */
@NullMarked
package dev.pgfit.installer.kubernetes;

import org.jspecify.annotations.NullMarked;
