package dev.pgfit.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/** The log lines of a category, as the services' JSON formatter writes them, from now until it is closed. */
public final class JsonLines implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Logger logger;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private final ExtHandler handler = new ExtHandler() {
        private final JsonFormatter formatter = new JsonFormatter();

        @Override
        protected void doPublish(ExtLogRecord line) {
            try {
                lines.add(JSON.readTree(formatter.format(line)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private JsonLines(Logger logger) {
        this.logger = logger;
    }

    /** Lines of loggers under this name. */
    public static JsonLines of(String category) {
        JsonLines lines = new JsonLines(Logger.getLogger(category));
        lines.logger.addHandler(lines.handler);
        return lines;
    }

    /** The first line that is as asked, as soon as it is there. */
    public JsonNode await(Predicate<JsonNode> wanted, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            for (JsonNode line : lines) {
                if (wanted.test(line)) {
                    return line;
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("no such line within " + patience + "; there was: " + lines);
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
