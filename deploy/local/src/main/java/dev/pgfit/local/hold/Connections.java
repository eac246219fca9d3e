package dev.pgfit.local.hold;

import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.Installed;
import dev.pgfit.contracts.Machine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How to reach candidates that are there, for a person with a terminal. */
public final class Connections {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private Connections() {}

    /** Two lines for each candidate: what it is, and the command that reaches it. Then until when. */
    public static List<String> lines(Installation installation) {
        List<String> lines = new ArrayList<>();
        for (Installed candidate : installation.candidates()) {
            lines.add(what(candidate));
            lines.add("  psql " + uri(candidate.target().endpoint()));
        }
        if (installation.leaseEndsAt() != null) {
            lines.add("There until " + CLOCK.format(installation.leaseEndsAt()) + ", or pgfit down");
        }
        return lines;
    }

    /** Such as {@code postgresql://postgres:secret@127.0.0.1:5433/postgres}. */
    static String uri(Endpoint endpoint) {
        String password = endpoint.password() == null ? "" : ":" + encoded(endpoint.password());
        return "postgresql://" + encoded(endpoint.user()) + password + "@" + endpoint.host() + ":" + endpoint.port()
                + "/" + encoded(endpoint.database());
    }

    private static String what(Installed candidate) {
        String version = candidate.target().engineVersion();
        Integer connections = candidate.target().endpoint().maxConnections();
        return candidate.candidate().title() + (version == null ? "" : " " + version) + ", " + place(candidate)
                + (connections == null
                        ? ""
                        : "; " + connections + (connections == 1 ? " connection" : " connections") + " at once");
    }

    private static String place(Installed candidate) {
        Machine machine = candidate.machine();
        if (machine != null) {
            return machine.memoryMegabytes() + " MB machine in " + machine.engine() + " under " + machine.host();
        }
        Environment environment = candidate.target().environment();
        return switch (environment == null ? Environment.HOST : environment) {
            case BROWSER -> "in a page of Chromium";
            case CONTAINER -> "in a container";
            case KUBERNETES -> "in a pod";
            case HOST, WEBVM, EXTERNAL -> "on this host";
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
