package dev.pgfit.compat.edge;

import dev.pgfit.compat.check.Check;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Precondition;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.contracts.Layer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check as HTTP shows it.
 *
 * @param kind {@code sql} or {@code protocol}
 * @param consequence what a user of PostgREST or Supabase sees when it fails
 * @param timeout its own; absent: the run's
 * @param minServerVersion as in server_version_num; below it the check is skipped
 * @param precondition why it is skipped for a user without the right that it needs; absent: none is needed
 * @param connections how many it holds at the same time
 * @param destructive whether it may take a weak transport down, and goes last
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
        String consequence,
        Layer layer,
        @Nullable Duration timeout,
        int minServerVersion,
        @Nullable String precondition,
        int connections,
        boolean destructive,
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
                info.purpose().proves(),
                info.purpose().why(),
                info.purpose().source(),
                info.purpose().consequence(),
                info.layer(),
                info.conditions().timeout(),
                info.conditions().minServerVersion(),
                Optional.ofNullable(info.conditions().precondition())
                        .map(Precondition::otherwise)
                        .orElse(null),
                info.conditions().connections(),
                info.conditions().destructive(),
                info.suites().stream().sorted().toList());
    }
}
