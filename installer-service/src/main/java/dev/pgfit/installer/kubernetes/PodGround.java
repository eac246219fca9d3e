package dev.pgfit.installer.kubernetes;

/**
 * What every candidate in the cluster needs.
 *
 * @param leases owners of all that is created
 * @param reader reads what a candidate uses
 */
public record PodGround(Cluster cluster, RunLeases leases, KubernetesSettings settings, UsageReader reader) {}
