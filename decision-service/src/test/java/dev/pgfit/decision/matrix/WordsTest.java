package dev.pgfit.decision.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void shouldCutWhatADatabaseSaysBetweenWords() {
        // Given
        String said = "extension \"postgis\" is not available Hint: The extension must first be installed on the system"
                + " where PostgreSQL is running.\nDetail: could not open a file";
        // Then
        assertThat(Words.briefly(said))
                .isEqualTo(
                        "extension \"postgis\" is not available Hint: The extension must first be installed on the system…");
        assertThat(Words.briefly("short\nand more")).isEqualTo("short");
    }

    @Property
    void shouldNeverBeLongerThanItMayNorMakeAnythingUp(@ForAll String said) {
        String brief = Words.briefly(said);
        assertThat(brief.length()).isLessThanOrEqualTo(100);
        assertThat(said).contains(brief.endsWith("…") ? brief.substring(0, brief.length() - 1) : brief);
    }
}
