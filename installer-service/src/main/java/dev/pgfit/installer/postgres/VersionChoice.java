package dev.pgfit.installer.postgres;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which release a person means: {@code 18} the newest of that major, {@code 16.4} and {@code 16.4.0} that one. */
public final class VersionChoice {
    private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private static final Comparator<String> BY_NUMBER = Comparator.<String>comparingInt(version -> part(version, 0))
            .thenComparingInt(version -> part(version, 1))
            .thenComparingInt(version -> part(version, 2));

    private VersionChoice() {}

    /** The newest release that the asked version names; empty when there is none. Pre-releases are left out. */
    public static Optional<String> choose(String asked, Collection<String> available) {
        return releases(available).stream()
                .filter(version -> version.equals(asked) || version.startsWith(asked + "."))
                .max(BY_NUMBER);
    }

    /** All releases, oldest first, once each. */
    public static List<String> releases(Collection<String> available) {
        return available.stream()
                .filter(version -> RELEASE.matcher(version).matches())
                .distinct()
                .sorted(BY_NUMBER)
                .toList();
    }

    /** What to tell someone who asked for a version that isn't there. */
    public static String unknown(String asked, Collection<String> available) {
        String major = asked.split("\\.", -1)[0];
        List<String> all = releases(available);
        List<String> same =
                all.stream().filter(version -> version.startsWith(major + ".")).toList();
        return "PostgreSQL " + asked + " is not to be had; there are " + String.join(", ", same.isEmpty() ? all : same);
    }

    private static int part(String version, int index) {
        return Integer.parseInt(version.split("\\.", -1)[index]);
    }
}
