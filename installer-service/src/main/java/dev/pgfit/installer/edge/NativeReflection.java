package dev.pgfit.installer.edge;

import dev.pgfit.image.Manifest;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Jackson reads and writes outside of HTTP and Kafka, for a native image. */
@RegisterForReflection(targets = {Manifest.class, Manifest.Package.class, Manifest.Content.class})
final class NativeReflection {
    private NativeReflection() {}
}
