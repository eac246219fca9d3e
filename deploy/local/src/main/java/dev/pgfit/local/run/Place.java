package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.Environment;
import dev.pgfit.contracts.InstallationMethod;
import dev.pgfit.contracts.PgliteSpec.Persistence;
import dev.pgfit.contracts.Quantity;
import dev.pgfit.contracts.WebvmSpec.Host;
import dev.pgfit.local.support.ExitCode;
import dev.pgfit.local.support.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of where the candidates shall live; what is {@code null} was not said.
 *
 * @param memory of the virtual machine; elsewhere the limit of each candidate
 * @param cpu the limit of each candidate, in cores
 * @param postgresVersion such as {@code 18} or {@code 16.4}
 */
public record Place(
        @Nullable Environment environment,
        @Nullable Host host,
        @Nullable MemorySize memory,
        @Nullable Quantity cpu,
        @Nullable InstallationMethod installation,
        @Nullable Persistence persistence,
        @Nullable String postgresVersion) {
    public static final Place UNSAID = new Place(null, null, null, null, null, null, null);

    /** The environment, for short. */
    public static Place of(Environment environment) {
        return new Place(environment, null, null, null, null, null, null);
    }

    /**
     * Puts this into a run's specification, over what is there.
     *
     * @return the question; where nobody named a place it is the virtual machine, until something is in its way
     * @throws Failure BAD_INPUT naming the option that doesn't go with the others
     */
    Question over(ObjectNode body) {
        if (environment != null) {
            body.put("environment", Question.name(environment));
        } else if (!body.has("environment") && (host != null || memory != null || installation != null)) {
            // whoever speaks of the machine wants it
            body.put("environment", Question.name(Environment.WEBVM));
        }
        boolean chosen = body.has("environment");
        if (!chosen) {
            body.put("environment", Question.name(Environment.WEBVM));
        }
        if (host != null) {
            body.withObjectProperty("webvm").put("host", Question.name(host));
        }
        if (installation != null) {
            body.withObjectProperty("webvm").put("installation", Question.name(installation));
        }
        if (persistence != null) {
            body.withObjectProperty("pglite").put("persistence", Question.name(persistence));
        }
        if (postgresVersion != null) {
            body.withObjectProperty("postgresql").put("version", postgresVersion);
        }
        Question question = new Question(body, chosen);
        check(question);
        return limited(question);
    }

    private Question limited(Question question) {
        Question changed = memory == null ? question : question.withMemory(memory);
        if (cpu != null) {
            changed.body().withObjectProperty("limits").put("cpu", cpu.text());
        }
        return changed;
    }

    private void check(Question question) {
        String where = Question.name(question.environment());
        if (!question.inMachine()) {
            refuseIf(host != null, "--host: there is no virtual machine in --env " + where);
            refuseIf(installation != null, "--install: there is no virtual machine in --env " + where);
        }
        if (question.inMachine()) {
            refuseIf(memory != null && !memory.fitsMachine(), memory == null ? "" : memory.notForMachine());
            refuseIf(
                    cpu != null || question.body().has("limits"),
                    (cpu == null ? "limits" : "--cpu") + ": candidates are limited with --env host, container or"
                            + " kubernetes; a virtual machine has its own memory (--memory)");
        }
        refuseIf(
                host == Host.NODE && question.environment() == Environment.BROWSER,
                "--host node: --env browser is in Chromium; --env webvm --host node is under Node.js");
        refuseIf(
                persistence == Persistence.IDB && !question.inBrowser(),
                "--persistence idb: IndexedDB is there in a browser only: --env browser");
        refuseIf(
                persistence == Persistence.FILES && question.inBrowser(),
                "--persistence files: a browser has no files; memory or idb");
        refuseIf(
                question.placeChosen() && question.inMachine() && !question.isInMachines(),
                (postgresVersion == null ? "postgresql.version: " : "--postgres: ") + question.notInMachines());
    }

    private static void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw new Failure(ExitCode.BAD_INPUT, why);
        }
    }
}
