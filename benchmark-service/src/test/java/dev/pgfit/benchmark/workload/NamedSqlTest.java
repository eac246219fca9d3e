package dev.pgfit.benchmark.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void shouldNumberParametersByFirstUse() {
        // When
        NamedSql sql = NamedSql.parse("SELECT :b, :a, :b");
        // Then
        assertThat(sql.text()).isEqualTo("SELECT $1, $2, $1");
        assertThat(sql.names()).containsExactly("b", "a");
    }

    @Test
    void shouldLeaveCastsStringsNamesAndCommentsAlone() {
        // Given
        String text = "SELECT 'a :x ''b' , \":y\", 1::int, $q$ :z $q$, e'\\':w' /* :v */ -- :u\n, :p";
        // When
        NamedSql sql = NamedSql.parse(text);
        // Then
        assertThat(sql.names()).containsExactly("p");
        assertThat(sql.text()).isEqualTo(text.replace(":p", "$1"));
    }
}
