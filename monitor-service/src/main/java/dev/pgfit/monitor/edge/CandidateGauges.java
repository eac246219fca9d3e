package dev.pgfit.monitor.edge;

import dev.pgfit.contracts.GuestUsage;
import dev.pgfit.monitor.guest.GuestReport;
import dev.pgfit.monitor.observation.Observed;
import dev.pgfit.monitor.sample.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one candidate holds right now, of the latest sample; NaN while there is none.
 *
 * <p>Figures from inside a virtual machine have names of their own, {@code pgfit_candidate_guest_*}, not a label: the
 * guest's memory is part of its host's, so that a sum over both would mean nothing.
 */
final class CandidateGauges {
    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();
    private volatile @Nullable Sample latest;
    private volatile @Nullable GuestUsage guest;
    private boolean machine;

    CandidateGauges(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        gauge(
                "memory",
                "bytes",
                "Memory as PSS of the process tree on the host: shared pages counted once",
                s -> s.level().memoryBytes());
        gauge(
                "resident",
                "bytes",
                "Sum of RSS of the process tree on the host: shared pages counted once per process, for comparison with other"
                        + " tools",
                s -> s.level().residentBytes());
        gauge("disk", "bytes", "Data folder", s -> s.level().diskBytes());
        gauge("processes", null, "Processes on the host", s -> s.level().processes());
        gauge("threads", null, "Threads on the host", s -> s.level().threads());
    }

    void show(Observed observed) {
        latest = observed.sample();
        guest = observed.guest();
        if (observed.guest() != null && !machine) {
            machine = true;
            registerGuest();
        }
    }

    void remove() {
        meters.forEach(registry::remove);
    }

    /** Only for a candidate that has a guest: the others would show series that never have a value. */
    private void registerGuest() {
        guest("memory.size", "bytes", "Memory that its kernel manages", GuestUsage::memoryTotalBytes);
        guest("memory.used", "bytes", "Memory used, total less available", GuestReport::memoryUsedBytes);
        guest("database", "bytes", "PSS of the database's processes", GuestUsage::databasePssBytes);
        guest("load", null, "Load average over a minute", GuestUsage::load);
        guest("processes", null, "Processes of the database", GuestUsage::processes);
    }

    private void guest(String what, @Nullable String unit, String text, ToDoubleFunction<GuestUsage> figure) {
        gauge("guest." + what, unit, "Inside the guest of a virtual machine: " + text, from -> from.guest, figure);
    }

    private void gauge(String what, @Nullable String unit, String text, ToDoubleFunction<Sample> figure) {
        gauge(what, unit, text, from -> from.latest, figure);
    }

    private <T> void gauge(
            String what,
            @Nullable String unit,
            String text,
            Function<CandidateGauges, @Nullable T> source,
            ToDoubleFunction<T> figure) {
        meters.add(Gauge.builder("pgfit.candidate." + what, this, from -> {
                    T shown = source.apply(from);
                    return shown == null ? Double.NaN : figure.applyAsDouble(shown);
                })
                .baseUnit(unit)
                .description(text)
                .tags(tags)
                .register(registry));
    }
}
