package dev.pgfit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code /proc/<pid>/stat} says, as far as we need it; see proc(5).
 *
 * @param state such as {@code 'S'}
 * @param ownTicks user and system time of the process itself, in clock ticks
 * @param childTicks that of its ended and awaited children
 * @param threads how many there are
 * @param startTicks start after boot, in clock ticks
 */
public record ProcStat(
        long pid,
        String name,
        char state,
        long parent,
        long session,
        long ownTicks,
        long childTicks,
        int threads,
        long startTicks) {
    /** Clock ticks in a second: USER_HZ, 100 on every Linux that Java runs on. */
    public static final int TICKS_PER_SECOND = 100;

    /** Reads one process; empty when it is not (or no longer) there. */
    public static Optional<ProcStat> read(Path proc, long pid) {
        try {
            return Optional.of(parse(Files.readString(
                    proc.resolve(Long.toString(pid)).resolve("stat"), java.nio.charset.StandardCharsets.ISO_8859_1)));
        } catch (IOException | IllegalArgumentException gone) {
            return Optional.empty();
        }
    }

    /**
     * Takes one line apart.
     *
     * @throws IllegalArgumentException when it is not a stat line
     */
    static ProcStat parse(String line) {
        // the name stands in parentheses and may itself hold blanks and parentheses
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a stat line: " + line);
        }
        String[] rest = line.substring(close + 1).trim().split(" +", -1);
        if (rest.length < 20) {
            throw new IllegalArgumentException("a stat line cut short: " + line);
        }
        return new ProcStat(
                Long.parseLong(line.substring(0, open).trim()),
                line.substring(open + 1, close),
                rest[0].charAt(0),
                Long.parseLong(rest[1]),
                Long.parseLong(rest[3]),
                Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
                Long.parseLong(rest[13]) + Long.parseLong(rest[14]),
                Integer.parseInt(rest[17]),
                Long.parseLong(rest[19]));
    }

    public Identity identity() {
        return new Identity(pid, startTicks);
    }

    /** A zombie has ended; only its parent hasn't asked yet. */
    public boolean isDead() {
        return state == 'Z' || state == 'X';
    }
}
