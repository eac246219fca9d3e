package dev.pgfit.compat.runner;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the names of one run on one database unique, and tells of a leftover whether its run is still alive: while a
 * check has anything in the database, its session holds the advisory lock of the token.
 *
 * @param value four hex digits of the database's name, so that runs on databases of one cluster tell their roles apart,
 *     and six of chance
 */
public record RunToken(String value) {
    private static final Pattern IN_NAME = Pattern.compile("pgfit_check_[a-z0-9_]+?_([0-9a-f]{10})(_[a-z]+)?");
    private static final long LOCK_SPACE = 0x7067_6600_0000_0000L;
    private static final int DATABASE_DIGITS = 4;

    /** A new token for a run on the database of this name. */
    public static RunToken create(String database, RandomGenerator random) {
        return new RunToken(databasePart(database) + "%06x".formatted(random.nextInt(1 << 24)));
    }

    /** The token in a schema's or role's name that pgfit gave, if it is one. */
    static Optional<RunToken> in(String name) {
        Matcher matcher = IN_NAME.matcher(name);
        return matcher.matches() ? Optional.of(new RunToken(matcher.group(1))) : Optional.empty();
    }

    /** Whether it was made for the database of this name. */
    boolean belongsTo(String database) {
        return value.startsWith(databasePart(database));
    }

    /** Key for pg_advisory_lock(bigint). */
    long lockKey() {
        return LOCK_SPACE ^ Long.parseLong(value, 16);
    }

    private static String databasePart(String database) {
        return "%04x".formatted(database.hashCode() & 0xffff).substring(0, DATABASE_DIGITS);
    }
}
