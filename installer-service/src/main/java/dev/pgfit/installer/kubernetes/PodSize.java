package dev.pgfit.installer.kubernetes;

import dev.pgfit.contracts.Limits;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container gets, and no more: its requests are its limits, so that its pod is of the class Guaranteed and the last
 * to be evicted.
 *
 * @param memory such as {@code 512Mi}
 * @param cpu such as {@code 1} or {@code 500m}
 */
public record PodSize(String memory, String cpu) {
    /** What a run asks for; the rest by default. */
    PodSize with(@Nullable Limits limits) {
        if (limits == null) {
            return this;
        }
        return new PodSize(
                limits.memory() == null ? memory : limits.memory().text(),
                limits.cpu() == null ? cpu : limits.cpu().text());
    }

    /** The same as limits. */
    Limits limits() {
        return new Limits(dev.pgfit.contracts.Quantity.of(memory), dev.pgfit.contracts.Quantity.of(cpu));
    }

    /** In bytes. */
    public long memoryBytes() {
        return Quantity.getAmountInBytes(new Quantity(memory)).longValue();
    }

    /** @param disk for its files, as a quantity: a namespace's quota may ask for it to be said */
    ResourceRequirements requirements(String disk) {
        Map<String, Quantity> both = Map.of(
                "memory", new Quantity(memory), "cpu", new Quantity(cpu), "ephemeral-storage", new Quantity(disk));
        return new ResourceRequirementsBuilder()
                .withRequests(both)
                .withLimits(both)
                .build();
    }
}
