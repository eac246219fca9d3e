package dev.pgfit.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines that a program printed; bounded, so that a chatty program costs no memory. Thread-safe. */
final class OutputTail {
    private static final int LINES = 200;
    private static final int LINE_LENGTH = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line);
    }

    /** At most {@code count} last lines, oldest first. */
    synchronized List<String> last(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
    }
}
