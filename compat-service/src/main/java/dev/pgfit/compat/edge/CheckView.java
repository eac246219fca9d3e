package dev.pgfit.compat.edge;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.SqlCheck;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check as HTTP shows it.
 *
 * @param kind {@code sql} or {@code protocol}
 * @param timeout its own; absent: the run's
 */
@RegisterForReflection
public record CheckView(
        String id,
        String title,
        String category,
        boolean required,
        String kind,
        String proves,
        String why,
        String source,
        @Nullable Duration timeout,
        List<String> suites) {
    static CheckView of(Check check) {
        CheckInfo info = check.info();
        return new CheckView(
                info.id(),
                info.title(),
                info.category().id(),
                info.required(),
                switch (check) {
                    case SqlCheck sql -> "sql";
                    case ProtocolCheck protocol -> "protocol";
                },
                info.proves(),
                info.why(),
                info.source(),
                info.timeout(),
                info.suites().stream().sorted().toList());
    }
}
