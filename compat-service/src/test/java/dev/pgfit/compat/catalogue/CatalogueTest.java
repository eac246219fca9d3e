package dev.pgfit.compat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.Names;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.protocol.ProtocolChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.builtIn(ProtocolChecks.all());

    @Test
    void shouldHoldTheMissionsSixteenChecks() {
        assertThat(catalogue.suite(Catalogue.MISSION))
                .extracting(check -> check.info().id())
                .containsExactlyInAnyOrder(
                        "schema_introspection",
                        "column_metadata",
                        "foreign_keys",
                        "rls_policies",
                        "rls_context",
                        "jwt_verification",
                        "user_context",
                        "role_switching",
                        "stored_procedures",
                        "function_parameters",
                        "return_types",
                        "listen_notify",
                        "notification_triggers",
                        "extensions",
                        "json_functions",
                        "schema_cache");
    }

    @Test
    void shouldHoldAtLeastFiftyFourChecksInEveryCategoryOfSql() {
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(54);
        assertThat(catalogue.all())
                .extracting(check -> check.info().category())
                .contains(
                        Category.INTROSPECTION,
                        Category.RLS,
                        Category.AUTH,
                        Category.FUNCTIONS,
                        Category.JSON,
                        Category.EMBEDDING,
                        Category.DDL,
                        Category.TYPES,
                        Category.FTS,
                        Category.REALTIME,
                        Category.EXTENSIONS);
    }

    @Test
    void shouldKnowNoOtherSuite() {
        assertThat(catalogue.suite("none")).isEmpty();
    }

    @Test
    void shouldSayOfEachCheckWhyAndWhereItComesFrom() {
        assertThat(catalogue.all()).extracting(Check::info).allSatisfy(info -> {
            assertThat(info.title()).isNotBlank();
            assertThat(info.purpose().proves()).isNotBlank();
            assertThat(info.purpose().why()).isNotBlank();
            assertThat(info.purpose().source()).isNotBlank();
            assertThat(info.purpose().consequence()).isNotBlank();
        });
    }

    @Test
    void shouldGiveNamesThatNoServerCuts() {
        assertThat(catalogue.all()).allSatisfy(check -> {
            Names names = Names.of(check.info().id(), "0123456789");
            assertThat(names.schema()).hasSizeLessThan(Names.MAX_LENGTH);
            assertThat(check.needs().roles())
                    .extracting(Needs.Role::key)
                    .allSatisfy(key -> assertThat(names.role(key)).hasSizeLessThanOrEqualTo(Names.MAX_LENGTH));
        });
    }

    @Test
    void shouldReadEveryFileThereIs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/checks"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                            .toList())
                    .allSatisfy(name -> assertThat(BuiltInFiles.names()).contains(name));
        }
    }

    @Test
    void shouldKeepEachCheckInAFileOfItsCategory() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/checks"))) {
            for (Path file : files.toList()) {
                String category = file.getFileName().toString().replaceAll("(-.*)?\\.yaml", "");
                assertThat(CheckFile.parse(file.toString(), Files.readString(file)))
                        .as(file.toString())
                        .isNotEmpty()
                        .allSatisfy(check ->
                                assertThat(check.info().category().id()).isEqualTo(category));
            }
        }
    }

    @Test
    void shouldRefuseTheSameIdTwice() {
        // Given
        List<Check> checks = catalogue.suite(Catalogue.MISSION);

        // Then
        assertThatThrownBy(() -> new Catalogue(List.of(checks.getFirst(), checks.getFirst())))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("is used twice");
    }
}
