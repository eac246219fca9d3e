package dev.pgfit.contracts;

import jakarta.validation.constraints.Pattern;

/**
 * The PostgreSQL asked for.
 *
 * @param version a major version ({@code 18}: the newest release of it that can be had) or an exact one
 *     ({@code 16.4} or {@code 16.4.0})
 */
public record PostgresqlSpec(
        @Pattern(
                regexp = "1[4-8](\\.\\d{1,2}){0,2}",
                message = "must be a PostgreSQL version from 14 to 18, such as 18 or 16.4")
        String version) {
    public static final PostgresqlSpec DEFAULT = new PostgresqlSpec("18");

    public PostgresqlSpec {
        version = Defaults.or(version, "18");
    }
}
