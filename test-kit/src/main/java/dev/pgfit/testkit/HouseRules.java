package dev.pgfit.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The architecture that all services share, as a test. In a service's own test:
 *
 * <pre>{@code
 * @Test
 * void shouldKeepTheHouseRules() {
 *     HouseRules.check("dev.pgfit.benchmark");
 * }
 * }</pre>
 */
public final class HouseRules {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.vertx..",
        "io.netty..",
        "io.smallrye..",
        "io.micrometer..",
        "jakarta.ws.rs..",
        "jakarta.enterprise..",
        "jakarta.inject..",
        "java.net.http..",
        "com.sun.net.httpserver..",
        "org.apache.kafka..",
        "org.eclipse.microprofile..",
        "dev.pgfit.kit.events..",
        "dev.pgfit.kit.metrics..",
        "dev.pgfit.kit.problem..",
        "dev.pgfit.kit.preflight..",
        "dev.pgfit.kit.tracing..",
        "io.opentelemetry.."
    };
    private static final String[] COMMON = {
        "dev.pgfit.contracts..", "dev.pgfit.kit..", "dev.pgfit.process..", "dev.pgfit.image.."
    };

    private HouseRules() {}

    /**
     * Checks the production classes of the service under test.
     *
     * @param basePackage the service's own, such as {@code dev.pgfit.benchmark}
     * @throws AssertionError naming each class that breaks a rule
     */
    public static void check(String basePackage) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
        if (service.isEmpty()) {
            throw new AssertionError("no classes in " + basePackage);
        }
        rules(basePackage).forEach(rule -> rule.allowEmptyShould(true).check(service));
        PackageRules.check(service);
        FileSizes.check();
    }

    private static List<ArchRule> rules(String basePackage) {
        String edge = basePackage + ".edge..";
        String[] own =
                Stream.concat(Stream.of(basePackage + ".."), Stream.of(COMMON)).toArray(String[]::new);
        return List.of(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(edge)
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS))
                        .because("the domain is plain Java; frameworks stay at the edges"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(edge, basePackage + ".kubernetes..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.fabric8..")
                        .because("the cluster's objects are known to the package for clusters alone"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(edge)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(edge)
                        .because("the domain does not know its edges"),
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.pgfit..").and(not(resideInAnyPackage(own))))
                        .because("services share the contracts, the kits and the wire, nothing else"),
                slices().matching(basePackage + ".(**)").should().beFreeOfCycles(),
                classes()
                        .that()
                        .areAnnotatedWith("jakarta.ws.rs.Path")
                        .should()
                        .resideInAPackage(edge)
                        .andShould()
                        .haveSimpleNameEndingWith("Resource"),
                classes()
                        .that()
                        .areAnnotatedWith("io.smallrye.config.ConfigMapping")
                        .should()
                        .resideInAPackage(edge)
                        .andShould()
                        .haveSimpleNameEndingWith("Config"));
    }
}
