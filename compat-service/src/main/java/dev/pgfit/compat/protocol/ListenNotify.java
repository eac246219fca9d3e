package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckContext;
import dev.pgfit.compat.check.CheckFailed;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.database.DatabaseError;
import dev.pgfit.compat.database.DatabaseException;
import dev.pgfit.compat.database.DatabaseSession;
import dev.pgfit.compat.database.Deadline;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A NOTIFY on one connection reaches a listener that sits idle on another. */
final class ListenNotify implements ProtocolCheck {
    private static final Duration CONNECT_WAIT = Duration.ofSeconds(3);
    private static final Duration DELIVERY_WAIT = Duration.ofSeconds(3);
    private static final Duration STRAY_WAIT = Duration.ofMillis(100);
    private static final String PAYLOAD = "reload schema";

    @Override
    public CheckInfo info() {
        return new CheckInfo(
                "listen_notify",
                "LISTEN/NOTIFY between two connections",
                Category.REALTIME,
                true,
                Layer.TRANSPORT,
                new Purpose(
                        "A notification sent on one connection reaches a listener that is idle on another, "
                                + "and not a connection that doesn't listen.",
                        "PostgREST holds one connection that only listens on the channel pgrst, and reloads its schema cache "
                                + "when another session notifies it.",
                        "PostgREST documentation, Schema Cache, Schema Cache Reloading with NOTIFY",
                        "PostgREST never hears that the schema changed: new tables and functions answer 404 (PGRST205, PGRST202) "
                                + "until it is restarted."),
                Conditions.NONE.withConnections(2).withTimeout(Duration.ofSeconds(15)),
                Set.of("mission"));
    }

    @Override
    public void probe(CheckContext context) {
        DatabaseSession listener = context.session();
        String channel = context.names().schema();
        listener.query("LISTEN " + channel, context.deadline());
        DatabaseSession notifier = secondConnection(context);
        try {
            notifier.prepared(
                    "SELECT pg_notify($1, $2)",
                    List.<@Nullable Object>of(channel, PAYLOAD),
                    context.deadline().within(CONNECT_WAIT.multipliedBy(context.pace())));
        } catch (DatabaseError e) {
            throw new CheckFailed(
                    "the second connection could not notify: " + e.words() + limit(context), e.sqlState());
        } catch (DatabaseException e) {
            throw new CheckFailed("the second connection could not notify: " + e.words() + limit(context));
        }
        Deadline delivery = context.deadline().within(DELIVERY_WAIT.multipliedBy(context.pace()));
        boolean received = listener.awaitNotification(
                        got -> got.channel().equals(channel) && got.payload().equals(PAYLOAD), delivery)
                .isPresent();
        boolean strayed = notifier.awaitNotification(
                        got -> got.channel().equals(channel),
                        context.deadline().within(STRAY_WAIT.multipliedBy(context.pace())))
                .isPresent();
        if (!received) {
            throw new CheckFailed("the idle listener got no notification within %d s%s%s"
                    .formatted(
                            DELIVERY_WAIT.multipliedBy(context.pace()).toSeconds(),
                            strayed ? "; it went to the connection that sent it, which doesn't listen" : "",
                            limit(context)));
        }
        if (strayed) {
            throw new CheckFailed("the notification also went to a connection that doesn't listen" + limit(context));
        }
    }

    private static DatabaseSession secondConnection(CheckContext context) {
        try {
            return context.open(context.deadline().within(CONNECT_WAIT.multipliedBy(context.pace())));
        } catch (DatabaseError e) {
            throw new CheckFailed("a second connection was refused: " + e.words() + limit(context), e.sqlState());
        } catch (DatabaseException e) {
            throw new CheckFailed("a second connection could not be had: " + e.words() + limit(context));
        }
    }

    private static String limit(CheckContext context) {
        return context.maxConnections().isPresent()
                ? " (the transport serves %d connection(s) at once)"
                        .formatted(context.maxConnections().getAsInt())
                : "";
    }
}
