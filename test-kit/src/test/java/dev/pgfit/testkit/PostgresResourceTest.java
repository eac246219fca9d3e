package dev.pgfit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresResourceTest {
    @Test
    void shouldServeUntilItIsStopped() throws Exception {
        // Given
        PostgresResource resource = new PostgresResource();
        Map<String, String> config = resource.start();
        String url = config.getOrDefault("quarkus.datasource.jdbc.url", "");
        String user = config.getOrDefault("quarkus.datasource.username", "");
        String password = config.getOrDefault("quarkus.datasource.password", "");

        // When
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_database()")) {
            rows.next();

            // Then
            assertThat(rows.getString(1)).isEqualTo(config.get("pgfit.test.postgres.database"));
        } finally {
            resource.stop();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, user, password))
                .isInstanceOf(SQLException.class);
    }
}
