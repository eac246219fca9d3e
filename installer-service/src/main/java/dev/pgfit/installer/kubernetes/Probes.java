package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;

/**
 * The kubelet's questions to a container. A candidate is measured while it is asked: it is asked seldom, and has long to
 * answer, for one that is busy is not dead.
 */
final class Probes {
    private final ProbeBuilder question;

    private Probes(ProbeBuilder question) {
        this.question = question;
    }

    /** Whether this command succeeds. */
    static Probes command(List<String> command) {
        return new Probes(new ProbeBuilder().withNewExec().withCommand(command).endExec());
    }

    /** Whether the port is open. */
    static Probes port(int port) {
        return new Probes(new ProbeBuilder()
                .withNewTcpSocket()
                .withPort(new IntOrString(port))
                .endTcpSocket());
    }

    /** Whether this is answered over HTTP. */
    static Probes path(int port, String path) {
        return new Probes(new ProbeBuilder()
                .withNewHttpGet()
                .withPort(new IntOrString(port))
                .withPath(path)
                .endHttpGet());
    }

    /** Until it answers the first time: within three minutes. */
    Probe startup() {
        return asked(1, 5, 180);
    }

    /** Whether it still lives: two minutes without an answer, and it is started again. */
    Probe liveness() {
        return asked(20, 10, 6);
    }

    /** For people that look: nobody is sent to it by this. */
    Probe readiness() {
        return asked(30, 10, 2);
    }

    private Probe asked(int everySeconds, int patienceSeconds, int misses) {
        return new ProbeBuilder(question.build())
                .withPeriodSeconds(everySeconds)
                .withTimeoutSeconds(patienceSeconds)
                .withFailureThreshold(misses)
                .build();
    }
}
