package dev.pgfit.benchmark.data;

import java.math.BigDecimal;

/** Values as SQL literals, under standard_conforming_strings. */
public final class SqlLiteral {
    private SqlLiteral() {}

    /** The value as it stands in SQL. */
    public static String of(Object value) {
        StringBuilder sql = new StringBuilder();
        append(sql, value);
        return sql.toString();
    }

    static void append(StringBuilder sql, Object value) {
        switch (value) {
            case Long number -> sql.append(number.longValue());
            case BigDecimal number -> sql.append(number.toPlainString());
            case Boolean bool -> sql.append(bool.booleanValue());
            default ->
                sql.append('\'').append(value.toString().replace("'", "''")).append('\'');
        }
    }
}
