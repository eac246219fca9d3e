package dev.pgfit.kubernetes.network;

import dev.pgfit.kubernetes.render.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table of flows in docs/kubernetes.md: from, to, ports, what for, and the part of the manifests it comes with. */
final class FlowTable {
    private static final List<String> SERVICES =
            List.of("decision-service", "installer-service", "benchmark-service", "monitor-service", "compat-service");

    private FlowTable() {}

    /** What the documentation promises of these parts together. */
    static Set<Flow> of(Set<String> parts, List<String> podsOfPgfit) {
        Set<Flow> flows = new TreeSet<>();
        for (List<String> row : Table.under("Who talks to whom")) {
            if (parts.contains(row.get(4))) {
                for (String from : meant(row.get(0), podsOfPgfit)) {
                    for (String to : meant(row.get(1), podsOfPgfit)) {
                        ports(row.get(2)).forEach(port -> flows.add(new Flow(from, to, port)));
                    }
                }
            }
        }
        return flows;
    }

    private static List<String> meant(String names, List<String> podsOfPgfit) {
        return switch (names) {
            case "every pod" -> podsOfPgfit;
            case "every service" -> SERVICES;
            default -> List.of(names.split(", "));
        };
    }

    /** Of a range, its ends. */
    private static Set<Integer> ports(String text) {
        Set<Integer> ports = new TreeSet<>();
        for (String port : text.split(", |–")) {
            ports.add(Integer.valueOf(port));
        }
        return ports;
    }
}
