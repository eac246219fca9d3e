package dev.pgfit.compat.protocol;

import dev.pgfit.compat.check.ProtocolCheck;
import java.util.List;

/** Every check that is a class. */
public final class ProtocolChecks {
    private ProtocolChecks() {}

    /** One line per class: a list works in a native image, where looking for classes doesn't. */
    public static List<ProtocolCheck> all() {
        return List.of(
                new ServerParameters(),
                new RoleLogin(),
                new PreparedNames(),
                new PreparedReconnect(),
                new SplitBatch(),
                new PooledRequests(),
                new BinaryResults(),
                new UntypedParameters(),
                new UnknownRole(),
                new UnknownDatabase(),
                new StartUpSettings(),
                new SslRequest(),
                new CancelRequest(),
                new PipelinedError(),
                new CopyToStdout(),
                new CopyFromStdin(),
                new ConcurrentTransactions(),
                new UncommittedRows(),
                new SessionSettings(),
                new SessionRoles(),
                new DisconnectRollsBack(),
                new IsolationLevels(),
                new SerializableTransactions(),
                new AdvisoryLocks(),
                new TemporaryTables(),
                new AuthenticatorLogin(),
                new StrangersRole(),
                new ListenNotify());
    }
}
