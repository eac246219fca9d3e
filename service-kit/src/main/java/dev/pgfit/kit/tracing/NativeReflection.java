package dev.pgfit.kit.tracing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResources;

/** The exporter finds its HTTP client by a service file. */
@RegisterForReflection(classNames = "io.opentelemetry.exporter.sender.jdk.internal.JdkHttpSenderProvider")
@RegisterResources(globs = "META-INF/services/io.opentelemetry.*")
final class NativeReflection {
    private NativeReflection() {}
}
