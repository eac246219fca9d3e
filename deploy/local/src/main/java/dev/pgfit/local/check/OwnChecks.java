package dev.pgfit.local.check;

import dev.pgfit.contracts.CheckSource;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder of a user's own checks. */
public final class OwnChecks {
    private static final long LIMIT_CHARACTERS = 262_144;

    private OwnChecks() {}

    /**
     * Its YAML files, by name.
     *
     * @throws Failure BAD_INPUT if it isn't a folder, holds none, or one of them can't be read
     */
    public static List<CheckSource> in(Path folder) {
        List<CheckSource> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            sources.add(new CheckSource(folder.relativize(file).toString(), text(file)));
        }
        if (sources.isEmpty()) {
            throw new Failure(ExitCode.BAD_INPUT, folder + ": holds no checks (*.yaml or *.yml)");
        }
        return sources;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure(ExitCode.BAD_INPUT, folder + ": no such folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure(ExitCode.BAD_INPUT, folder + ": can't be read (" + e.getMessage() + ")", e);
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            if (text.length() > LIMIT_CHARACTERS) {
                throw new Failure(ExitCode.BAD_INPUT, file + ": longer than " + LIMIT_CHARACTERS + " characters");
            }
            return text;
        } catch (IOException e) {
            throw new Failure(ExitCode.BAD_INPUT, file + ": not a text file in UTF-8 that can be read", e);
        }
    }
}
