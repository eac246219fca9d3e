package dev.pgfit.compat.protocol;

import dev.pgfit.compat.wire.Reply;
import dev.pgfit.compat.wire.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what came. */
final class Answers {
    private Answers() {}

    /** The first value as text; {@code null} for NULL or if there is none. */
    static @Nullable String first(Reply reply) {
        List<Row> rows = reply.rows();
        return rows.isEmpty() || rows.getFirst().size() == 0
                ? null
                : rows.getFirst().text(0);
    }
}
