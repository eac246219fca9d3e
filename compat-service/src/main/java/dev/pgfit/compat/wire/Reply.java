package dev.pgfit.compat.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came up to ReadyForQuery.
 *
 * @param messages in their order; without ReadyForQuery and what a server sends of its own accord
 * @param status {@code I} idle, {@code T} in a transaction, {@code E} in a failed one
 */
public record Reply(List<BackendMessage> messages, char status) {
    public Reply {
        messages = List.copyOf(messages);
    }

    /** The first error. */
    public Optional<BackendMessage.ErrorResponse> error() {
        return messages.stream()
                .filter(BackendMessage.ErrorResponse.class::isInstance)
                .map(BackendMessage.ErrorResponse.class::cast)
                .findFirst();
    }

    /** Rows of all statements together. */
    public List<Row> rows() {
        return messages.stream()
                .filter(BackendMessage.DataRow.class::isInstance)
                .map(message -> ((BackendMessage.DataRow) message).row())
                .toList();
    }

    /** Rows of all statements together, read as text. */
    public List<List<@Nullable String>> texts() {
        return rows().stream().map(Row::texts).toList();
    }

    /** Tags of the statements that were done, such as {@code INSERT 0 1}. */
    public List<String> tags() {
        return messages.stream()
                .filter(BackendMessage.CommandComplete.class::isInstance)
                .map(message -> ((BackendMessage.CommandComplete) message).tag())
                .toList();
    }

    /** This reply. @throws dev.pgfit.compat.database.DatabaseError if there is an error in it */
    public Reply orThrow() {
        error().ifPresent(error -> {
            throw error.toException();
        });
        return this;
    }
}
