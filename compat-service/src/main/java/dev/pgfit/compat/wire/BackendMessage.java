package dev.pgfit.compat.wire;

import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.Notification;
import java.util.List;
import java.util.Map;

/** What the server sends. */
public sealed interface BackendMessage {
    /** Columns of the rows that follow. */
    record RowDescription(List<Column> columns) implements BackendMessage {}

    /** Object ids of a statement's parameter types. */
    record ParameterDescription(List<Integer> types) implements BackendMessage {}

    /** A row. */
    record DataRow(Row row) implements BackendMessage {}

    /** @param tag such as {@code SELECT 1} */
    record CommandComplete(String tag) implements BackendMessage {}

    /** @param status {@code I} idle, {@code T} in a transaction, {@code E} in a failed one */
    record ReadyForQuery(char status) implements BackendMessage {}

    /** @param fields by their letters: S severity, C SQLSTATE, M message, D detail, H hint */
    record ErrorResponse(Map<Character, String> fields) implements BackendMessage {
        public String sqlState() {
            return fields.getOrDefault('C', "XX000");
        }

        public String message() {
            return fields.getOrDefault('M', "");
        }

        /** As an exception to be thrown. */
        public DatabaseError toException() {
            return new DatabaseError(sqlState(), message(), fields.get('D'), fields.get('H'));
        }
    }

    /** See {@link ErrorResponse}. */
    record NoticeResponse(Map<Character, String> fields) implements BackendMessage {}

    /** What NOTIFY sends. */
    record Notified(Notification notification) implements BackendMessage {}

    /** A setting's value, now. */
    record ParameterStatus(String name, String value) implements BackendMessage {}

    /** What a CancelRequest needs; the key is not to be changed. */
    record BackendKeyData(int processId, byte[] key) implements BackendMessage {}

    /**
     * The server asks for a log-in step.
     *
     * @param code 0: done; 3: password; 5: MD5; 10 to 12: SASL
     * @param data what comes with it; not to be changed
     */
    record Authentication(int code, byte[] data) implements BackendMessage {}

    /** A piece of a COPY, not to be changed. */
    record CopyData(byte[] data) implements BackendMessage {}

    /**
     * A message that says nothing but that it came: {@code 1} ParseComplete, {@code 2} BindComplete, {@code 3}
     * CloseComplete, {@code I} EmptyQueryResponse, {@code n} NoData, {@code s} PortalSuspended, {@code G} CopyIn,
     * {@code H} CopyOut, {@code c} CopyDone; or one that isn't known.
     */
    record Plain(char type) implements BackendMessage {}
}
