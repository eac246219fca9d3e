package dev.pgfit.compat.edge;

import dev.pgfit.compat.catalogue.Catalogue;
import dev.pgfit.compat.check.PostgrestCheck;
import dev.pgfit.compat.check.ProtocolCheck;
import dev.pgfit.compat.imitation.ImitationChecks;
import dev.pgfit.compat.postgrest.PostgrestProgram;
import dev.pgfit.compat.postgrest.RealChecks;
import dev.pgfit.compat.protocol.ProtocolChecks;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The catalogue, read when the service starts so that a wrong one keeps it from starting. */
@Startup
@ApplicationScoped
public class CheckCatalogue {
    private final Catalogue catalogue;

    CheckCatalogue(CompatConfig config) {
        List<ProtocolCheck> classes = new ArrayList<>(ProtocolChecks.all());
        classes.addAll(postgrest(config.postgrest().bin().or(() -> environment("POSTGREST_BIN"))));
        this.catalogue = Catalogue.builtIn(classes);
    }

    Catalogue get() {
        return catalogue;
    }

    /**
     * PostgREST's own checks where there is a binary of it, the imitation's where there is none; never both.
     *
     * @throws IllegalStateException if what is given is no program
     */
    static List<PostgrestCheck> postgrest(Optional<Path> binary) {
        if (binary.isEmpty()) {
            return ImitationChecks.all();
        }
        try {
            return RealChecks.of(new PostgrestProgram(binary.get(), new JdkHttp()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("pgfit.compat.postgrest.bin, or POSTGREST_BIN: " + e.getMessage(), e);
        }
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
