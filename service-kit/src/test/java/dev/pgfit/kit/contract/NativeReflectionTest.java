package dev.pgfit.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.Topic;
import dev.pgfit.kit.json.ContractReflection;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeReflectionTest {
    @Test
    void shouldRegisterEveryContractTypeForNativeImages() {
        // Given
        Set<Class<?>> types = new HashSet<>(ContractTypes.all());
        // never written as JSON
        types.removeAll(Set.of(EventType.class, Topic.class));
        // a value of one text
        types.add(Quantity.class);
        // When
        Class<?>[] registered = ContractReflection.class
                .getAnnotation(RegisterForReflection.class)
                .targets();
        // Then
        assertThat(registered).containsExactlyInAnyOrderElementsOf(types);
    }
}
