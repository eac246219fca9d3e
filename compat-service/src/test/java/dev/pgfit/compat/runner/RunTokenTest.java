package dev.pgfit.compat.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Names;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RunTokenTest {
    @Property
    void shouldBeFoundInTheNamesMadeWithIt(
            @ForAll @StringLength(min = 1, max = 40) String database,
            @ForAll long seed,
            @ForAll @AlphaChars @StringLength(min = 1, max = CheckInfo.MAX_ID_LENGTH) String id) {
        // Given
        RunToken token = RunToken.create(database, new Random(seed));
        Names names = Names.of(id.toLowerCase(java.util.Locale.ROOT), token.value());

        // Then
        assertThat(RunToken.in(names.schema())).contains(token);
        assertThat(RunToken.in(names.role("reader"))).contains(token);
        assertThat(token.belongsTo(database)).isTrue();
        assertThat(names.role("abcdefghijk")).hasSizeLessThanOrEqualTo(Names.MAX_LENGTH);
    }

    @Test
    void shouldNotBeFoundInNamesOfOthers() {
        assertThat(RunToken.in("public")).isEmpty();
        assertThat(RunToken.in("pgfit_check_")).isEmpty();
        assertThat(RunToken.in("pgfit_check_mine")).isEmpty();
        assertThat(RunToken.in("my_pgfit_check_rls_0123456789")).isEmpty();
    }

    @Test
    void shouldTellDatabasesApart() {
        assertThat(RunToken.create("one", new Random(1)).belongsTo("two")).isFalse();
    }
}
