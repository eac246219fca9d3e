package dev.pgfit.embedded;

import java.util.Optional;

/**
 * Where a broker listens, and what it tells clients to connect to.
 *
 * @param bind address that it listens on, such as {@code 0.0.0.0}
 * @param host name or address by which clients reach it
 * @param port of both
 * @param external a second one, for clients that know it by another name; as {@code host:port}
 */
public record KafkaListeners(String bind, String host, int port, Optional<String> external) {
    private static final String LOOPBACK = "127.0.0.1";

    public KafkaListeners {
        external.ifPresent(KafkaListeners::portOf);
    }

    static KafkaListeners local(int port) {
        return new KafkaListeners(LOOPBACK, LOOPBACK, port, Optional.empty());
    }

    String bound() {
        return "PLAINTEXT://" + bind + ":" + port
                + external.map(address -> ",EXTERNAL://" + bind + ":" + portOf(address))
                        .orElse("");
    }

    String advertised() {
        return "PLAINTEXT://" + host + ":" + port
                + external.map(address -> ",EXTERNAL://" + address).orElse("");
    }

    private static int portOf(String address) {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("\"" + address + "\" is not HOST:PORT");
    }
}
