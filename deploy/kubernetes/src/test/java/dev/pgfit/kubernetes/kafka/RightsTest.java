package dev.pgfit.kubernetes.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgfit.kubernetes.render.Kustomize;
import dev.pgfit.kubernetes.render.Manifests;
import dev.pgfit.kubernetes.render.Resource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private @Nullable SecuredKafka started;
    private Set<String> topics = Set.of();

    @BeforeAll
    void startKafka(@TempDir Path folder) throws Exception {
        assumeTrue(Kustomize.whyNot().isEmpty(), () -> Kustomize.whyNot().orElseThrow());
        List<Resource> resources = Manifests.of("prod");
        topics = resources.stream()
                .filter(resource -> resource.kind().equals("KafkaTopic"))
                .map(Resource::name)
                .collect(Collectors.toCollection(TreeSet::new));
        started = new SecuredKafka(folder);
        try (Admin admin = Admin.create(started.admin())) {
            Users.make(admin, resources);
        }
    }

    @AfterAll
    void stopKafka() {
        if (started != null) {
            started.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"decision-service", "installer-service", "benchmark-service", "monitor-service", "compat-service"
            })
    void shouldLetAServiceReadAndWriteWhatItDoesAndNothingElse(String service) throws Exception {
        // Given
        Wiring wiring = Wiring.of(service);

        // When
        Map<String, Set<AclOperation>> rights = rights(service);

        // Then
        assertThat(with(rights, AclOperation.READ)).isEqualTo(wiring.read());
        assertThat(with(rights, AclOperation.WRITE)).isEqualTo(wiring.written());
        assertThat(rights.values())
                .allMatch(each -> Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE)
                        .containsAll(each));
    }

    @Test
    void shouldLetAServiceConsumeInItsGroupsAndProduceIdempotently() throws Exception {
        // When
        produce("decision-service", "pgfit.runs", "asked");

        // Then
        assertThat(consume("installer-service", "installer-service", "pgfit.runs"))
                .isEqualTo("asked");
        assertThat(consume("monitor-service", "monitor-service-signals-1", "pgfit.runs"))
                .isEqualTo("asked");
    }

    @Test
    void shouldLetAConsumerReadDecisionsOnly() throws Exception {
        // Given
        produce("decision-service", "pgfit.decisions", "decided");

        // Then
        assertThat(consume("decision-consumer", "decision-consumer-of-mine", "pgfit.decisions"))
                .isEqualTo("decided");
        assertThat(with(rights("decision-consumer"), AclOperation.READ)).containsExactly("pgfit.decisions");
        assertThat(with(rights("decision-consumer"), AclOperation.WRITE)).isEmpty();
    }

    @Test
    void shouldRefuseWhatAServiceHasNoRightTo() {
        assertThatThrownBy(() -> produce("monitor-service", "pgfit.decisions", "forged"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> consume("monitor-service", "installer-service", "pgfit.runs"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> consume("compat-service", "compat-service", "pgfit.installations"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void shouldHaveATopicAndADeadLetterTopicOfEachThatIsUsed() {
        // Given
        Set<String> used = new TreeSet<>();
        for (String service : List.of(
                "decision-service", "installer-service", "benchmark-service", "monitor-service", "compat-service")) {
            used.addAll(Wiring.of(service).read());
            used.addAll(Wiring.of(service).written());
        }

        // Then
        assertThat(topics).containsAll(used).hasSize(14);
    }

    private SecuredKafka kafka() {
        return Objects.requireNonNull(started);
    }

    private static Set<String> with(Map<String, Set<AclOperation>> rights, AclOperation operation) {
        return rights.entrySet().stream()
                .filter(each -> each.getValue().contains(operation))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the broker says that a user may do with each topic; one that it may not even see is left out. */
    private Map<String, Set<AclOperation>> rights(String user) throws Exception {
        try (Admin admin = Admin.create(kafka().client(user, Users.PASSWORD))) {
            Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                            topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            Map<String, Set<AclOperation>> rights = new TreeMap<>();
            for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
                try {
                    rights.put(
                            answer.getKey(),
                            answer.getValue()
                                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                    .authorizedOperations());
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
            return rights;
        }
    }

    private void produce(String user, String topic, String value) throws Exception {
        Map<String, Object> settings = kafka().client(user, Users.PASSWORD);
        settings.put("enable.idempotence", true);
        settings.put("acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "run", value)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private String consume(String user, String group, String topic) {
        Map<String, Object> settings = kafka().client(user, Users.PASSWORD);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    consumer.commitSync();
                    return each.value();
                }
            }
            throw new AssertionError("nothing came on " + topic);
        }
    }
}
