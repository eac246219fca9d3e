package dev.pgfit.compat.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionStringTest {
    @Test
    void shouldReadAllThatAManagedDatabaseHandsOut() {
        // When
        ConnectionString read = ConnectionString.parse(
                "postgresql://me%40corp:p%3Aw+d@db.example.com:6543/shop?sslmode=require&channel_binding=require");

        // Then
        Endpoint endpoint = read.target().endpoint();
        assertThat(endpoint).isEqualTo(new Endpoint("db.example.com", 6543, "shop", "me@corp", "p:w+d", null, true));
        assertThat(read.target().environment()).isEqualTo(Environment.EXTERNAL);
        assertThat(read.tlsRequired()).isTrue();
    }

    @Test
    void shouldTakeWhatLibpqTakesWhereNothingIsSaid() {
        // When
        ConnectionString read = ConnectionString.parse("postgres://me@localhost");

        // Then
        assertThat(read.target().endpoint()).isEqualTo(new Endpoint("localhost", 5432, "me", "me", null, null, true));
        assertThat(read.tlsRequired()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mysql://me@host/db                          | must begin with postgresql://
            host=localhost user=me                      | is not a URI
            postgresql:///db                            | must name one host
            postgresql://a:s3cret@h1,h2/db              | must name one host
            postgresql://host/db                        | must name a user
            postgresql://me@host/db?sslmode=verify-full | sslmode must be
            postgresql://me@host/db?colour=red          | the parameter 'colour' is not known here
            postgresql://me:s3cret pass@host/db         | is not a URI
            """)
    void shouldSayWhatIsWrongAndNeverRepeatThePassword(String text, String words) {
        assertThatThrownBy(() -> ConnectionString.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("s3cret");
    }
}
