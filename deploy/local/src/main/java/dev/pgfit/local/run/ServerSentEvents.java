package dev.pgfit.local.run;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a {@code text/event-stream} line by line, as the HTML standard says: only the data is of interest here. */
final class ServerSentEvents {
    private final StringBuilder data = new StringBuilder();
    private final Consumer<String> onData;

    private ServerSentEvents(Consumer<String> onData) {
        this.onData = onData;
    }

    /** Hands over each event's data until the stream ends. */
    static void read(Stream<String> lines, Consumer<String> onData) {
        ServerSentEvents reader = new ServerSentEvents(onData);
        lines.forEach(reader::line);
    }

    private void line(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                onData.accept(data.toString());
                data.setLength(0);
            }
        } else if (line.startsWith("data:")) {
            if (!data.isEmpty()) {
                data.append('\n');
            }
            data.append(line.startsWith("data: ") ? line.substring(6) : line.substring(5));
        }
    }
}
