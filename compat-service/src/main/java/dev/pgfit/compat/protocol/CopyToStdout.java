package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.wire.BackendMessage;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.contracts.Layer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows can be unloaded over the protocol. */
final class CopyToStdout implements ProtocolCheck {
    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "copy_to_stdout",
                "COPY TO STDOUT",
                Category.CONNECTION,
                false,
                Layer.TRANSPORT,
                new Purpose(
                        "COPY TO STDOUT answers with the rows as CopyData between CopyOutResponse and CopyDone.",
                        "pg_dump and psql unload data in this way.",
                        "PostgreSQL documentation, COPY Operations",
                        "pg_dump makes no backup."),
                Conditions.NONE,
                Set.of());
    }

    @Override
    public void probe(CheckContext context) {
        Peers peers = new Peers(context);
        Reply reply = peers.alone().ask("COPY (SELECT i, 'row ' || i FROM generate_series(1, 3) i) TO STDOUT");
        String data = reply.messages().stream()
                .filter(BackendMessage.CopyData.class::isInstance)
                .map(part -> new String(((BackendMessage.CopyData) part).data(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        if (!data.equals("1\trow 1\n2\trow 2\n3\trow 3\n")) {
            throw peers.failed("expected three rows, got: " + data);
        }
        if (!reply.messages().contains(new BackendMessage.Plain('H'))
                || !reply.messages().contains(new BackendMessage.Plain('c'))) {
            throw peers.failed("the rows came without CopyOutResponse and CopyDone");
        }
    }
}
