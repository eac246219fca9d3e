package dev.pgfit.compat.wire;

import dev.pgfit.contracts.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who connects, where, and with what settings; what is {@code null} is as the endpoint says.
 *
 * @param parameters such as {@code application_name} and {@code options}
 */
public record StartUp(
        @Nullable String user,
        @Nullable String password,
        @Nullable String database,
        Map<String, String> parameters) {
    /** As the endpoint says. */
    public static final StartUp DEFAULT = new StartUp(null, null, null, Map.of());

    public StartUp {
        parameters = Map.copyOf(parameters);
    }

    /** The same as another user. */
    public StartUp as(String otherUser, String otherPassword) {
        return new StartUp(otherUser, otherPassword, database, parameters);
    }

    /** The same to another database. */
    public StartUp to(String otherDatabase) {
        return new StartUp(user, password, otherDatabase, parameters);
    }

    /** The same with a parameter more, unless it is there already. */
    public StartUp with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.putIfAbsent(name, value);
        return new StartUp(user, password, database, more);
    }

    /** Nothing left to the endpoint. */
    Login resolve(Endpoint endpoint) {
        return new Login(
                user == null ? endpoint.user() : user,
                user == null ? endpoint.password() : password,
                database == null ? endpoint.database() : database,
                parameters);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "StartUp[user=%s, database=%s, parameters=%s]".formatted(user, database, parameters);
    }
}
