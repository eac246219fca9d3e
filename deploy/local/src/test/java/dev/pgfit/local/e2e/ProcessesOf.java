package dev.pgfit.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every process that works in a data folder or is told of it on its command line. */
final class ProcessesOf {
    private ProcessesOf() {}

    static List<String> folder(Path data) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                String command = commandLine(process);
                if (command.contains(data.toString()) || workingFolder(process).startsWith(data.toString())) {
                    found.add(process.getFileName() + " " + command);
                }
            }
        }
        return found;
    }

    /** Guards take a moment: they end what they guard in an orderly way. */
    static void assertNoneLeft(Path data, Duration patience) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (!folder(data).isEmpty() && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(folder(data)).isEmpty();
    }

    private static String commandLine(Path process) {
        try {
            byte[] raw = Files.readAllBytes(process.resolve("cmdline"));
            return new String(raw, StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private static String workingFolder(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
