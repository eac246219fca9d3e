package dev.pgfit.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Every package says what it is for and is null-marked, else NullAway does not look at it. */
final class PackageRules {
    private PackageRules() {}

    static void check(JavaClasses service) {
        List<String> unmarked = service.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(owner -> !owner.isAnnotatedWith(NullMarked.class))
                .map(owner -> owner.getName())
                .sorted()
                .toList();
        if (!unmarked.isEmpty()) {
            throw new AssertionError("packages without a package-info.java with @NullMarked: " + unmarked);
        }
    }
}
