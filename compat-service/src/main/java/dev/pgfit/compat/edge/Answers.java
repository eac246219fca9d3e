package dev.pgfit.compat.edge;

import dev.pgfit.compat.database.Answer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the client's rows into plain values. */
final class Answers {
    private Answers() {}

    /** The answer of the last statement of a batch. */
    static Answer last(RowSet<Row> first) {
        RowSet<Row> last = first;
        while (last.next() != null) {
            last = last.next();
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Row row : last) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(plain(row.getValue(i)));
            }
            rows.add(values);
        }
        List<String> columns = last.columnsNames() == null ? List.of() : List.copyOf(last.columnsNames());
        return new Answer(columns, rows, last.rowCount());
    }

    /** A plain value as the client wants it; lists and maps go as JSON. */
    static @Nullable Object parameter(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> new JsonArray(list);
            case Map<?, ?> map -> new JsonObject(Json.encode(map));
            case null, default -> value;
        };
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Numeric numeric -> numeric.isNaN() ? "NaN" : numeric.bigDecimalValue();
            case Number number -> number;
            case JsonObject object -> map(object.getMap());
            case JsonArray array -> list(array.getList());
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Tuple tuple -> tuple(tuple);
            case Object array when array.getClass().isArray() -> array(array);
            default -> Tuple.JSON_NULL.equals(value) ? null : value.toString();
        };
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value)));
        return plain;
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(item -> plain.add(plain(item)));
        return plain;
    }

    private static List<@Nullable Object> tuple(Tuple tuple) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (int i = 0; i < tuple.size(); i++) {
            plain.add(plain(tuple.getValue(i)));
        }
        return plain;
    }

    private static List<@Nullable Object> array(Object array) {
        List<@Nullable Object> plain = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            plain.add(plain(Array.get(array, i)));
        }
        return plain;
    }
}
