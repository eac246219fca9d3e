package dev.pgfit.decision.matrix;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Figures as people write them; the same on every machine. */
public final class Words {
    private static final int BRIEF = 100;

    private Words() {}

    public static String seconds(double seconds) {
        return seconds >= 100 ? format("%.0f s", seconds) : format("%.1f s", seconds);
    }

    public static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    /** In units of a million bytes. */
    public static String megabytes(double bytes) {
        double megabytes = bytes / 1e6;
        return Math.abs(megabytes) >= 10 ? format("%.0f MB", megabytes) : format("%.1f MB", megabytes);
    }

    public static String percent(double percent) {
        return Math.abs(percent) >= 10 || percent == 0 ? format("%.0f %%", percent) : format("%.1f %%", percent);
    }

    public static String share(double share) {
        return percent(share * 100);
    }

    /** A share to a tenth of a percent, where a step counts. */
    static String tenths(double share) {
        return format("%.1f %%", share * 100);
    }

    public static String ratio(double ratio) {
        return format("%.2f", ratio);
    }

    public static String score(double score) {
        return format("%.2f", score);
    }

    public static String micros(double micros) {
        return micros >= 1000 ? format("%.2f ms", micros / 1000) : format("%.0f µs", micros);
    }

    /** At most so many of them, and how many more there are. */
    public static String list(Stream<String> items, int most) {
        List<String> all = items.toList();
        String shown = String.join(", ", all.subList(0, Math.min(most, all.size())));
        return all.size() <= most ? shown : shown + " and " + (all.size() - most) + " more";
    }

    /** The beginning of what somebody else has said, when it is long: its first line, cut between words. */
    public static String briefly(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        if (line.length() <= BRIEF) {
            return line;
        }
        int blank = line.lastIndexOf(' ', BRIEF - 1);
        return line.substring(0, blank > BRIEF / 2 ? blank : BRIEF - 1) + "…";
    }

    public static String times(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
