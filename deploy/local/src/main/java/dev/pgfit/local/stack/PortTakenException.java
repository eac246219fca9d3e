package dev.pgfit.local.stack;

/** A service could not listen on the port chosen for it. */
final class PortTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    PortTakenException(RunningService service) {
        super("port " + service.port() + ", chosen for " + service.service().module()
                + ", was taken by another program");
    }
}
