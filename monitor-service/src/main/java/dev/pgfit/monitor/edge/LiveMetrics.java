package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.contracts.Target;
import dev.pgfit.contracts.ThresholdCrossed;
import dev.pgfit.monitor.guest.GuestReport;
import dev.pgfit.monitor.observation.Observed;
import dev.pgfit.monitor.sample.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What candidates use right now: {@code pgfit_candidate_*{candidate, environment}} while they are watched, of the latest
 * sample in whichever run; NaN while there is none. Crossings and gaps are counted.
 *
 * <p>Figures from inside a virtual machine have names of their own, {@code pgfit_candidate_guest_*}, not a label: the
 * guest's memory is part of its host's, so that a sum over both would mean nothing.
 */
@ApplicationScoped
public class LiveMetrics {
    private record Key(CandidateKind candidate, Environment environment) {
        Tags tags() {
            return Tags.of("candidate", lower(candidate), "environment", lower(environment));
        }
    }

    private static final class Live {
        private final List<Meter> meters = new ArrayList<>();
        private volatile @Nullable Sample latest;
        private volatile @Nullable GuestUsage guest;
        private boolean machine;
        private int watchers;
    }

    private final MeterRegistry registry;
    private final Map<Key, Live> lives = new HashMap<>();

    LiveMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    synchronized void begin(Target target) {
        Live live = lives.computeIfAbsent(key(target), this::register);
        live.watchers++;
    }

    synchronized void observed(Target target, Observed observed) {
        Live live = lives.get(key(target));
        if (live == null) {
            return;
        }
        live.latest = observed.sample();
        live.guest = observed.guest();
        if (observed.guest() != null && !live.machine) {
            live.machine = true;
            registerGuest(live, key(target));
        }
        observed.crossings().forEach(this::count);
        if (observed.gap() != null) {
            registry.counter("pgfit.candidate.gaps", key(target).tags()).increment();
        }
    }

    synchronized void end(Target target) {
        Live live = lives.get(key(target));
        if (live != null && --live.watchers == 0) {
            lives.remove(key(target));
            live.meters.forEach(registry::remove);
        }
    }

    private Live register(Key key) {
        Live live = new Live();
        gauge(
                live,
                key,
                "memory",
                "bytes",
                "Memory as PSS of the process tree on the host: shared pages counted once",
                s -> s.level().memoryBytes());
        gauge(
                live,
                key,
                "resident",
                "bytes",
                "Sum of RSS of the process tree on the host: shared pages counted once per process, for comparison with other"
                        + " tools",
                s -> s.level().residentBytes());
        gauge(live, key, "disk", "bytes", "Data folder", s -> s.level().diskBytes());
        gauge(
                live,
                key,
                "cpu",
                "percent",
                "CPU of the process tree on the host, in percent of one core",
                Sample::cpuPercent);
        gauge(
                live,
                key,
                "processes",
                null,
                "Processes on the host",
                s -> s.level().processes());
        gauge(live, key, "threads", null, "Threads on the host", s -> s.level().threads());
        return live;
    }

    /** Only for a candidate that has a guest: the others would show series that never have a value. */
    private void registerGuest(Live live, Key key) {
        guest(live, key, "memory.total", "bytes", "Memory that its kernel manages", GuestUsage::memoryTotalBytes);
        guest(live, key, "memory.used", "bytes", "Memory used, total less available", GuestReport::memoryUsedBytes);
        guest(live, key, "database", "bytes", "PSS of the database's processes", GuestUsage::databasePssBytes);
        guest(live, key, "load", null, "Load average over a minute", GuestUsage::load);
        guest(live, key, "processes", null, "Processes of the database", GuestUsage::processes);
    }

    private void guest(
            Live live, Key key, String what, @Nullable String unit, String text, ToDoubleFunction<GuestUsage> figure) {
        String description = "Inside the guest of a virtual machine: " + text;
        gauge(live, key, "guest." + what, unit, description, from -> from.guest, figure);
    }

    private void gauge(
            Live live, Key key, String what, @Nullable String unit, String text, ToDoubleFunction<Sample> figure) {
        gauge(live, key, what, unit, text, from -> from.latest, figure);
    }

    private <T> void gauge(
            Live live,
            Key key,
            String what,
            @Nullable String unit,
            String text,
            Function<Live, @Nullable T> source,
            ToDoubleFunction<T> figure) {
        live.meters.add(Gauge.builder("pgfit.candidate." + what, live, from -> {
                    T latest = source.apply(from);
                    return latest == null ? Double.NaN : figure.applyAsDouble(latest);
                })
                .baseUnit(unit)
                .description(text)
                .tags(key.tags())
                .register(registry));
    }

    private void count(ThresholdCrossed crossed) {
        registry.counter(
                        "pgfit.candidate.crossings",
                        "candidate",
                        lower(crossed.candidate()),
                        "metric",
                        lower(crossed.metric()),
                        "direction",
                        lower(crossed.direction()))
                .increment();
    }

    private static Key key(Target target) {
        return new Key(target.candidate(), target.environment());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
