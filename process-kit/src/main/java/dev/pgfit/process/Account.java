package dev.pgfit.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The account that servers run as: PostgreSQL refuses to run as root, so root lends them another one. */
public sealed interface Account {
    /** The user and group that root lends: "nobody" on every Linux. */
    int UNPRIVILEGED = 65534;

    /**
     * The account for a server on this machine: this user, or, when that is root, an unprivileged one.
     *
     * @throws UnsupportedOperationException when root has no program to change accounts with
     */
    static Account forServers() {
        if (!isRoot()) {
            return new Own();
        }
        if (onPath("setpriv")) {
            return new Lent(
                    List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--clear-groups", "--"));
        }
        if (onPath("runuser")) {
            return new Lent(List.of("runuser", "-u", "nobody", "--"));
        }
        throw new UnsupportedOperationException("PostgreSQL does not run as root, and neither setpriv nor runuser is"
                + " there to change accounts: install util-linux, or start pgfit as an ordinary user");
    }

    /** The command line that runs this command as the account. */
    List<String> wrap(List<String> command);

    /**
     * Creates the folder if need be and gives it, with all that is in it, to the account alone (mode 0700).
     *
     * @throws IOException when the account could not enter a folder above it; says which one
     */
    void own(Path folder) throws IOException;

    /** Gives one file to the account, mode as it is. */
    void ownFile(Path file) throws IOException;

    /**
     * The same account, made able to pass through the folders above this one, if that takes something. A checkout in
     * root's own home would otherwise be closed to the account that root lends.
     */
    Account reaching(Path folder);

    /** We ourselves. */
    record Own() implements Account {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }

        @Override
        public void own(Path folder) throws IOException {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }

        @Override
        public void ownFile(Path file) {
            // it is ours
        }

        @Override
        public Account reaching(Path folder) {
            return this;
        }
    }

    /**
     * The unprivileged account, reached by a program that changes accounts.
     *
     * @param prefix what to put before a command
     */
    record Lent(List<String> prefix) implements Account {
        private static final String KEEP_CAPABILITY = "--securebits=+no_setuid_fixup";

        @Override
        public List<String> wrap(List<String> command) {
            List<String> wrapped = new ArrayList<>(prefix);
            wrapped.addAll(command);
            return wrapped;
        }

        @Override
        public void own(Path folder) throws IOException {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) content::iterator) {
                    ownFile(path);
                }
            }
            if (!canPassCapability()) {
                Path closed = firstClosed(folder);
                if (closed != null) {
                    throw new IOException("The account that servers run as (uid " + UNPRIVILEGED + ") cannot enter "
                            + closed + ": choose a data folder elsewhere, or chmod o+x it");
                }
            }
        }

        @Override
        public void ownFile(Path file) throws IOException {
            Files.setAttribute(file, "unix:uid", UNPRIVILEGED, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", UNPRIVILEGED, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public Account reaching(Path folder) {
            if (prefix.contains(KEEP_CAPABILITY) || firstClosed(folder) == null || !canPassCapability()) {
                return this;
            }
            List<String> reaching = new ArrayList<>(prefix);
            // no_setuid_fixup keeps the one capability over the change of user; all others are dropped
            reaching.addAll(
                    1,
                    List.of(
                            KEEP_CAPABILITY,
                            "--inh-caps=-all,+dac_read_search",
                            "--ambient-caps=-all,+dac_read_search"));
            return new Lent(reaching);
        }

        private boolean canPassCapability() {
            return prefix.getFirst().equals("setpriv") && Capabilities.haveDacReadSearch();
        }

        private static @org.jspecify.annotations.Nullable Path firstClosed(Path folder) {
            for (Path above = folder.toAbsolutePath().normalize().getParent();
                    above != null;
                    above = above.getParent()) {
                try {
                    boolean theirs = Files.getAttribute(above, "unix:uid").equals(UNPRIVILEGED);
                    int mode = (Integer) Files.getAttribute(above, "unix:mode");
                    if ((mode & (theirs ? 0100 : 0001)) == 0) {
                        return above;
                    }
                } catch (IOException | UnsupportedOperationException e) {
                    return above;
                }
            }
            return null;
        }
    }

    /** Whether this JVM runs as root. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) || Capabilities.effectiveUser() == 0;
    }

    /** Whether a program of this name is on the PATH. */
    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program)));
    }
}
