package dev.pgfit.benchmark.edge;

import dev.pgfit.benchmark.measure.DatabaseException;
import dev.pgfit.benchmark.measure.Failure;
import dev.pgfit.contracts.Endpoint;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** COPY FROM STDIN, which the Vert.x client doesn't have, on a JDBC connection of its own. */
final class PgCopy {
    private PgCopy() {}

    /** Sends one text after the other; none is held longer than it takes to send it. */
    static void run(Endpoint endpoint, PgTimeouts timeouts, String schema, String statement, Iterator<String> texts)
            throws DatabaseException, InterruptedException {
        try (Connection connection = connect(endpoint, timeouts, schema)) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                while (texts.hasNext()) {
                    byte[] bytes = texts.next().getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(bytes, 0, bytes.length);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new DatabaseException(failure(failed));
        }
    }

    private static Connection connect(Endpoint endpoint, PgTimeouts timeouts, String schema) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", endpoint.user());
        properties.setProperty("password", Objects.requireNonNullElse(endpoint.password(), ""));
        properties.setProperty("currentSchema", schema);
        properties.setProperty(
                "connectTimeout", Long.toString(timeouts.connect().toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(timeouts.statement().toSeconds()));
        String url = "jdbc:postgresql://" + endpoint.host() + ":" + endpoint.port() + "/" + endpoint.database();
        return Objects.requireNonNull(new Driver().connect(url, properties), url);
    }

    private static Failure failure(SQLException failed) {
        ServerErrorMessage said = failed instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        return said == null
                ? new Failure(Failure.Kind.LOST, Await.words(failed))
                : new Failure(Failure.Kind.ERROR, said.getMessage() + " (SQLSTATE " + said.getSQLState() + ")");
    }
}
