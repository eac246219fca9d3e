package dev.pgfit.compat.imitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.wire.Reply;
import dev.pgfit.compat.wire.Row;
import dev.pgfit.kit.json.ContractJson;
import java.nio.ByteBuffer;

/**
 * The answer to a request's statement: one row with the number of rows, the rows as JSON, and the number of the request
 * that the transaction believes to be serving.
 */
record Aggregation(JsonNode body, String requestId) {
    private static final String WRAPPER = """
            WITH source AS (%s)
            SELECT count(rows) AS total, coalesce(json_agg(rows), '[]')::text AS body,
                   nullif(current_setting('request.headers', true), '')::json ->> 'x-request-id' AS request,
                   nullif(current_setting('response.headers', true), '') AS response_headers,
                   nullif(current_setting('response.status', true), '') AS response_status
            FROM (SELECT * FROM source) rows""";

    /** A statement whose rows are made into one JSON text in the database. */
    static String of(String sql) {
        return WRAPPER.formatted(sql);
    }

    /**
     * Reads an answer.
     *
     * @throws CheckFailed if it isn't one to such a statement, as when it belongs to another request
     */
    static Aggregation read(Request request, Reply reply) {
        if (reply.rows().size() != 1 || reply.rows().getFirst().size() != 5) {
            throw new CheckFailed("%s: expected one row of five values, got %s".formatted(request, reply.texts()));
        }
        Row row = reply.rows().getFirst();
        byte[] total = row.bytes(0);
        String body = row.text(1);
        try {
            JsonNode rows = ContractJson.mapper().readTree(body == null ? "" : body);
            if (total == null
                    || total.length != Long.BYTES
                    || ByteBuffer.wrap(total).getLong() != rows.size()) {
                throw new CheckFailed("%s: the count, a binary int8, doesn't fit the rows %s".formatted(request, body));
            }
            return new Aggregation(rows, String.valueOf(row.text(2)));
        } catch (JsonProcessingException e) {
            throw new CheckFailed("%s: expected JSON, got %s".formatted(request, body));
        }
    }
}
