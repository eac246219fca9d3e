package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.Needs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of two users' rows under row-level security, and who sees what of it. */
final class Tenants {
    private static final String ROWS = "SELECT coalesce(string_agg(owner, ',' ORDER BY owner), 'nothing') FROM secret";

    private static final int READS = 25;

    private Tenants() {}

    /** Roles alice and bob, who see a row each by their role's name, and web, who sees the row of its claims. */
    static Needs needs() {
        return new Needs(
                List.of(
                        new Needs.Role("alice", "NOLOGIN"),
                        new Needs.Role("bob", "NOLOGIN"),
                        new Needs.Role("web", "NOLOGIN")),
                List.of());
    }

    static void create(Peers peers) {
        peers.prepare(
                "CREATE TABLE secret (owner text, role text)",
                "INSERT INTO secret VALUES ('alice', '${role.alice}'), ('bob', '${role.bob}')",
                "ALTER TABLE secret ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY by_role ON secret USING (role = current_user)",
                "CREATE POLICY by_claim ON secret USING (owner = nullif(current_setting('pgfit.tenant', true), ''))",
                "GRANT USAGE ON SCHEMA ${schema} TO ${role.alice}, ${role.bob}, ${role.web}",
                "GRANT SELECT ON secret TO ${role.alice}, ${role.bob}, ${role.web}");
    }

    /**
     * Reads the table.
     *
     * @param own what the peer may see: a name, or {@code nothing}
     * @throws CheckFailed a security finding if there is more
     */
    static void expect(Peer peer, String own) {
        @Nullable String got = peer.value(ROWS);
        if (own.equals(got)) {
            return;
        }
        String message = "%s: expected to see %s, got %s".formatted(peer.name(), own, got);
        throw got == null || got.equals("nothing")
                ? peer.peers().failed(message)
                : peer.peers().leak(message);
    }

    /** Both read at the same time, over and over: what is mixed up only then shows here. */
    static void expectAtOnce(Peer a, String ownOfA, Peer b, String ownOfB) {
        Together.all(List.of(() -> reads(a, ownOfA), () -> reads(b, ownOfB)));
    }

    private static boolean reads(Peer peer, String own) {
        for (int i = 0; i < READS; i++) {
            expect(peer, own);
        }
        return true;
    }
}
