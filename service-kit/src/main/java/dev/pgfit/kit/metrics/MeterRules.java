package dev.pgfit.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of the meters that libraries bring. */
public class MeterRules {
    /** Of the Kafka clients' some hundred: what tells whether events come through. */
    private static final Set<String> KAFKA = Set.of(
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.connection.count",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total",
            "kafka.producer.request.latency.avg",
            "kafka.producer.connection.count");

    /** Answers over HTTP as a histogram, so that quantiles over replicas can be had. */
    @Produces
    @Singleton
    MeterFilter answers() {
        double[] bounds =
                Stream.of(Buckets.ofAnswers()).mapToDouble(Duration::toNanos).toArray();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(bounds)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    /** How Netty divides its buffers is nobody's concern here. */
    @Produces
    @Singleton
    MeterFilter netty() {
        return MeterFilter.denyNameStartsWith("netty.");
    }

    /** Of the Kafka clients' what is listed, once: they tell topics a second time with dots turned into underscores. */
    @Produces
    @Singleton
    MeterFilter kafka() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                if (!id.getName().startsWith("kafka.")) {
                    return MeterFilterReply.NEUTRAL;
                }
                String topic = id.getTag("topic");
                boolean repeated = topic != null && !topic.contains(".");
                return repeated || !KAFKA.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
