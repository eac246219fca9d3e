package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.wire.StartUp;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Roles that log in by a password which nobody else knows. */
final class Logins {
    private Logins() {}

    /** A role of this key that may log in. */
    static Needs.Role role(String key, String attributes) {
        return new Needs.Role(key, "LOGIN " + attributes);
    }

    static Needs needs(Needs.Role... roles) {
        return new Needs(List.of(roles), List.of());
    }

    /** Gives the role its password, and says how to log in with it. */
    static StartUp as(String key, CheckContext context) {
        byte[] secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        // managed databases ask for letters of both kinds, digits and signs
        String password = "Pg-" + HexFormat.of().formatHex(secret);
        String role = context.names().role(key);
        context.session().query("ALTER ROLE %s PASSWORD '%s'".formatted(role, password), context.deadline());
        return StartUp.DEFAULT.as(role, password);
    }
}
