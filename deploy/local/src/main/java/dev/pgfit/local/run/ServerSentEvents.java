package dev.pgfit.local.run;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a {@code text/event-stream} line by line, as the HTML standard says. */
final class ServerSentEvents {
    private final StringBuilder data = new StringBuilder();
    private final Consumer<Event> onEvent;
    private String name = "";
    private String id;

    private ServerSentEvents(String lastSeen, Consumer<Event> onEvent) {
        this.id = lastSeen;
        this.onEvent = onEvent;
    }

    /** One event; its name is empty when the stream gave none. */
    record Event(String name, String data) {}

    /**
     * Hands over each event until the stream ends.
     *
     * @return the last id seen
     */
    static String read(Stream<String> lines, String lastSeen, Consumer<Event> onEvent) {
        ServerSentEvents reader = new ServerSentEvents(lastSeen, onEvent);
        lines.forEach(reader::line);
        return reader.id;
    }

    private void line(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 1);
        String value = rest.startsWith(" ") ? rest.substring(1) : rest;
        switch (field) {
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            case "event" -> name = value;
            case "id" -> id = value;
            default -> {
                // comments, and fields that the standard says to ignore
            }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            onEvent.accept(new Event(name, data.toString()));
        }
        data.setLength(0);
        name = "";
    }
}
