package dev.pgfit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "512Mi, 536870912",
        "1.5Gi, 1610612736",
        "500M, 500000000",
        "2, 2",
        "+2, 2",
        "500m, 0.5",
        "100n, 0.0000001",
        "1e3, 1000",
        "1E2, 100",
        "1E, 1000000000000000000",
        "12E-1, 1.2",
        ".5, 0.5",
        "5., 5",
        "-1Ki, -1024"
    })
    void shouldReadWhatKubernetesWrites(String text, BigDecimal expected) {
        assertThat(Quantity.of(text).value()).isEqualByComparingTo(expected);
        assertThat(Quantity.of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Mi", "512 Mi", "512MB", "512mi", "1,5Gi", "0x10", "1e", "1e3Mi", "--1", "NaN", "１", "1e999"
            })
    void shouldRefuseWhatIsNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of(text))
                .withMessageContaining("is not a Kubernetes quantity");
    }

    @Test
    void shouldRefuseEndlessTextsShortly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.of("9".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.of(Double.NaN));
    }

    @Test
    void shouldTakeNumbersAsTheyAre() {
        assertThat(Quantity.of(1L)).isEqualTo(Quantity.of("1")).hasToString("1");
        assertThat(Quantity.of(0.5).text()).isEqualTo("0.5");
        assertThat(Quantity.of(2.0).text()).isEqualTo("2");
    }

    @Test
    void shouldRoundUpToWholeUnits() {
        assertThat(Quantity.of("1.0001").whole()).isEqualTo(2);
        assertThat(Quantity.of("99E").whole()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldWriteMemoryAsPeopleReadIt() {
        assertThat(Quantity.ofMemory(256L << 20)).isEqualTo("256 MiB");
        assertThat(Quantity.ofMemory(3L << 30)).isEqualTo("3072 MiB");
        assertThat(Quantity.ofMemory(500_000_000)).isEqualTo("500000000 bytes");
    }
}
