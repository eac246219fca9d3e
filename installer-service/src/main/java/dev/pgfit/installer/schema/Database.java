package dev.pgfit.installer.schema;

import dev.pgfit.contracts.Endpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections that suit every candidate: simple protocol, no prepared statements, time-outs throughout. */
public final class Database {
    private Database() {}

    /** A connection; one at a time for a candidate whose transport has only one. */
    public static Connection connect(Endpoint endpoint) throws SQLException {
        return connect(endpoint, Patience.DEFAULT);
    }

    /** The same to one that may take more time. */
    public static Connection connect(Endpoint endpoint, Patience patience) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", endpoint.user());
        String password = endpoint.password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("connectTimeout", seconds(patience.connect()));
        properties.setProperty("loginTimeout", seconds(patience.connect()));
        properties.setProperty("socketTimeout", seconds(patience.answer()));
        properties.setProperty("ApplicationName", "pgfit-installer");
        String url = "jdbc:postgresql://" + endpoint.host() + ":" + endpoint.port() + "/" + endpoint.database();
        // not by DriverManager: in a Quarkus application it doesn't see the driver's class loader
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL address: " + url);
        }
        return connection;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
