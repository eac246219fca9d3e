package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.PostgresqlSpec;
import dev.pgfit.contracts.WebvmSpec.Host;
import dev.pgfit.local.support.Json;
import java.util.Locale;
import java.util.Set;

/**
 * A run to be asked for.
 *
 * @param body for {@code POST /runs}; its environment is always said
 * @param placeChosen whether a person named the environment; else another may be taken
 */
public record Question(ObjectNode body, boolean placeChosen) {
    /** Majors that there are images of: those that Debian builds for the machine's processor. */
    private static final Set<String> MAJORS_IN_MACHINES = Set.of("15", "17", "18");

    public Environment environment() {
        return Json.mapper().convertValue(body.get("environment"), Environment.class);
    }

    /** Whether PostgreSQL is to live in a virtual machine. */
    public boolean inMachine() {
        return environment() == Environment.WEBVM || environment() == Environment.BROWSER;
    }

    /** Whether the candidates are to live in pages of a browser. */
    public boolean inBrowser() {
        return environment() == Environment.BROWSER
                || (environment() == Environment.WEBVM
                        && body.at("/webvm/host").asText().equals(name(Host.CHROMIUM)));
    }

    /** Such as {@code 18} or {@code 16.4}. */
    public String postgresVersion() {
        return body.at("/postgresql/version").asText(PostgresqlSpec.DEFAULT.version());
    }

    public int postgresMajor() {
        return Integer.parseInt(major());
    }

    /** Whether there are virtual machines with this PostgreSQL. */
    public boolean isInMachines() {
        return MAJORS_IN_MACHINES.contains(major());
    }

    /** Why not, in words. */
    public String notInMachines() {
        return "for the virtual machine there are PostgreSQL 15, 17 and 18, not " + postgresVersion();
    }

    /** The same, elsewhere. */
    public Question in(Environment other) {
        ObjectNode changed = body.deepCopy();
        changed.put("environment", name(other));
        return new Question(changed, placeChosen);
    }

    /** The same with another size of the machine or, where there is none, another limit of each candidate. */
    public Question withMemory(MemorySize size) {
        ObjectNode changed = body.deepCopy();
        if (inMachine()) {
            changed.withObjectProperty("webvm").put("memoryMegabytes", size.megabytes());
        } else {
            changed.withObjectProperty("limits").put("memory", size.quantity().text());
        }
        return new Question(changed, placeChosen);
    }

    /** The same with another PostgreSQL. */
    public Question withPostgres(String version) {
        ObjectNode changed = body.deepCopy();
        changed.withObjectProperty("postgresql").put("version", version);
        return new Question(changed, placeChosen);
    }

    /** Whether it says which PostgreSQL. */
    public boolean saysPostgres() {
        return body.path("postgresql").has("version");
    }

    /** As the contracts and people write it. */
    static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private String major() {
        String version = postgresVersion();
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }
}
