package dev.pgfit.installer.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.UnknownHostException;
import java.util.Optional;

/** The cluster did not do what it was asked for; the message is for a person. */
public final class ClusterException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    private ClusterException(String message, int code, KubernetesClientException cause) {
        super(message, cause);
        this.code = code;
    }

    /** @param what was asked for, such as {@code create pods in pgfit-candidates} */
    static ClusterException of(String what, KubernetesClientException failure) {
        return new ClusterException("The cluster did not " + what + ": " + words(failure), failure.getCode(), failure);
    }

    /** The HTTP status of its answer; 0 when there was none. */
    int code() {
        return code;
    }

    /** What the cluster itself said, else the innermost reason for not hearing it. */
    static String words(KubernetesClientException failure) {
        Optional<String> said = Optional.ofNullable(failure.getStatus()).map(Status::getMessage);
        if (said.isPresent()) {
            return said.get();
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        if (innermost instanceof UnknownHostException) {
            return "there is no host " + message;
        }
        return message == null ? innermost.getClass().getSimpleName() : message;
    }
}
