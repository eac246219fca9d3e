package dev.pgfit.installer.container;

import dev.pgfit.contracts.CandidateKind;
import dev.pgfit.contracts.Endpoint;
import dev.pgfit.contracts.Limits;
import dev.pgfit.installer.candidate.Passwords;
import dev.pgfit.installer.candidate.Serving;
import dev.pgfit.installer.postgres.MachineMemory;
import dev.pgfit.installer.postgres.Tuning;
import dev.pgfit.installer.schema.Verification;
import dev.pgfit.installer.step.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PostgreSQL in an image that is started as the official one is. */
final class PostgresContents implements Contents {
    private static final String SUPERUSER = "postgres";
    private static final Pattern RELEASE = Pattern.compile("^PostgreSQL (\\d+(?:\\.\\d+)?)");

    private final String requested;
    private final String image;
    private final Map<String, String> tuning;
    private final String password = Passwords.random();

    PostgresContents(String requested, String image, @Nullable Limits limits) {
        this.requested = requested;
        this.image = image;
        this.tuning = Tuning.within(limits, MachineMemory.bytes(), major(requested));
    }

    private static int major(String version) {
        return Integer.parseInt(version.split("\\.", 2)[0]);
    }

    @Override
    public CandidateKind kind() {
        return CandidateKind.POSTGRESQL;
    }

    @Override
    public String requested() {
        return requested;
    }

    @Override
    public String transport() {
        return "native";
    }

    @Override
    public String image() {
        return image;
    }

    @Override
    public ContainerPlan plan(Map<String, String> labels, @Nullable Limits limits) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        tuning.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ContainerPlan(
                kind(),
                image,
                command,
                Map.of(
                        "POSTGRES_USER",
                        SUPERUSER,
                        "POSTGRES_PASSWORD",
                        password,
                        "POSTGRES_INITDB_ARGS",
                        "--data-checksums"),
                labels,
                "/var/lib/postgresql",
                limits,
                false);
    }

    @Override
    public Endpoint endpoint(String host, int port) {
        return new Endpoint(host, port, "postgres", SUPERUSER, password, null, true);
    }

    @Override
    public Optional<String> mortal() {
        return Optional.empty();
    }

    @Override
    public List<String> asked() {
        return List.of();
    }

    @Override
    public String version(CandidateContainer container, Verification verified) throws StepFailure {
        Matcher release = RELEASE.matcher(verified.version());
        String there = release.find() ? release.group(1) : verified.version();
        String asked = requested.replaceFirst("^(\\d+\\.\\d+)\\.0$", "$1");
        if (!there.equals(asked) && !there.startsWith(asked + ".")) {
            throw new StepFailure(
                    "PostgreSQL " + requested + " was asked for; the image " + image + " holds " + there, null);
        }
        return there;
    }

    @Override
    public Map<String, String> tuning(Serving serving) {
        return tuning;
    }

    @Override
    public List<String> notes(Serving serving) {
        return List.of();
    }
}
