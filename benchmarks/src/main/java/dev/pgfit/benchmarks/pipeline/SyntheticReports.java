package dev.pgfit.benchmarks.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.EventType;
import dev.pgfit.contracts.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The four reports of any run: the documented examples, with as many tests as asked, under the run's id. */
final class SyntheticReports {
    private static final UUID NOBODY = new UUID(0x7000L, 0x8000000000000000L);

    private final int tests;
    private final List<Template> templates;

    /**
     * Reads the examples.
     *
     * @param tests how many the benchmark report has; the default workload has 24
     */
    SyntheticReports(Path repository, int tests) throws IOException {
        Path examples = repository.resolve("docs/examples/events");
        this.tests = tests;
        ObjectNode benchmark = example(examples, EventType.BENCHMARK_COMPLETED);
        ArrayNode some = benchmark.withArray("tests").deepCopy();
        ArrayNode all = benchmark.putArray("tests");
        for (int i = 0; i < tests; i++) {
            ObjectNode test = some.get(i % some.size()).deepCopy();
            all.add(test.put("test", "query_" + i + "/1000/c1"));
        }
        templates = List.of(
                template(examples, EventType.INSTALLATION_COMPLETED),
                new Template(EventType.BENCHMARK_COMPLETED, benchmark),
                template(examples, EventType.RESOURCES_OBSERVED),
                template(examples, EventType.COMPATIBILITY_CHECKED));
    }

    /** All but the last. */
    List<ProducerRecord<String, byte[]>> first(UUID run) {
        return templates.subList(0, templates.size() - 1).stream()
                .map(template -> template.of(run))
                .toList();
    }

    /** The one that a run waits for in the end: compatibility. */
    ProducerRecord<String, byte[]> last(UUID run) {
        return templates.getLast().of(run);
    }

    /** Bytes of each report's body. */
    List<Integer> sizes() {
        return templates.stream().map(template -> template.body.length).toList();
    }

    @Override
    public String toString() {
        return tests + " tests, " + sizes().stream().mapToInt(Integer::intValue).sum() / 1000 + " kB of reports";
    }

    private static Template template(Path examples, EventType type) throws IOException {
        return new Template(type, example(examples, type));
    }

    private static ObjectNode example(Path examples, EventType type) throws IOException {
        JsonNode event = new ObjectMapper()
                .readTree(examples.resolve(type.type() + ".json").toFile());
        return ((ObjectNode) event).put("runId", NOBODY.toString());
    }

    /** A message's bytes, with a gap where the run's id goes: writing JSON anew for each would be the tool's own load. */
    private static final class Template {
        private final String topic;
        private final String type;
        private final byte[] body;
        private final int gap;

        Template(EventType type, ObjectNode event) {
            this.topic = type.topic().name(Topic.DEFAULT_PREFIX);
            this.type = type.type();
            this.body = event.toString().getBytes(StandardCharsets.UTF_8);
            this.gap = event.toString().indexOf(NOBODY.toString());
        }

        ProducerRecord<String, byte[]> of(UUID run) {
            byte[] mine = body.clone();
            byte[] id = run.toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(id, 0, mine, gap, id.length);
            var record = new ProducerRecord<>(topic, run.toString(), mine);
            record.headers()
                    .add("ce_specversion", ascii("1.0"))
                    .add("ce_id", ascii(run + "/" + type))
                    .add("ce_source", ascii("/pgfit/benchmarks"))
                    .add("ce_type", ascii(type))
                    .add("ce_subject", id)
                    .add("ce_time", ascii("2026-11-01T10:00:00Z"))
                    .add("content-type", ascii("application/json"));
            return record;
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
