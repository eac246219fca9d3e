package dev.pgfit.local.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pgfit.contracts.Criteria;
import dev.pgfit.contracts.RunSpec;
import java.nio.file.Path;

/** Criteria in a file, YAML or JSON: by themselves, or under {@code criteria} as in a run's specification. */
public final class CriteriaFile {
    private static final String FIELD = "criteria";

    private CriteriaFile() {}

    /**
     * What the file says, no more: parts that it leaves out stay out.
     *
     * @throws dev.pgfit.local.support.Failure BAD_INPUT naming file, line and column
     */
    public static ObjectNode read(Path file) {
        ObjectNode tree = SpecFile.tree(file);
        if (tree.get(FIELD) instanceof ObjectNode criteria) {
            SpecFile.typed(file, RunSpec.class);
            return criteria;
        }
        SpecFile.typed(file, Criteria.class);
        return tree;
    }
}
