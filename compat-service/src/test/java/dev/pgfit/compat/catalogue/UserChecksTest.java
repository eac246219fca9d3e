package dev.pgfit.compat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.protocol.ProtocolChecks;
import dev.pgfit.contracts.CheckSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserChecksTest {
    private static final String OWN = """
            category: custom
            checks:
              - id: invoices
                title: Invoices
                required: true
                proves: it
                why: because
                source: the manual
                consequence: no invoices
                probe:
                  - {name: adds, sql: SELECT 1 + 1, value: 2}
            """;

    private final List<Check> mission = Catalogue.builtIn(ProtocolChecks.all()).suite(Catalogue.MISSION);

    @Test
    void shouldPutThemAfterTheSuites() {
        // When
        List<Check> all = UserChecks.after(mission, List.of(new CheckSource("billing.yaml", OWN)));

        // Then
        assertThat(all).hasSize(mission.size() + 1);
        assertThat(all.getLast().info().id()).isEqualTo("invoices");
        assertThat(all.getLast().info().category()).isEqualTo(Category.CUSTOM);
    }

    @Test
    void shouldNameFileAndLineOfAllThatIsWrong() {
        // Given
        CheckSource taken = new CheckSource("taken.yaml", OWN.replace("invoices", "rls_policies"));
        CheckSource broken = new CheckSource("broken.yaml", OWN.replace("title: Invoices", "tilte: Invoices"));

        // Then
        assertThatThrownBy(() -> UserChecks.after(mission, List.of(taken, broken)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("taken.yaml:1: there is already a check 'rls_policies'")
                .hasMessageContaining("broken.yaml:4: unknown field 'tilte'");
    }
}
