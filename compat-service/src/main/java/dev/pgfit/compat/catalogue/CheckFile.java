package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.SqlCheck;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** A YAML file of SQL checks: {@code category} and {@code checks}. */
public final class CheckFile {
    private CheckFile() {}

    /**
     * Reads one file.
     *
     * @param name for messages
     * @throws CatalogueException if anything in it is wrong, naming all of it
     */
    public static List<SqlCheck> parse(String name, String text) {
        Errors errors = new Errors(name);
        List<SqlCheck> checks = new ArrayList<>();
        root(text, errors).ifPresent(root -> checks.addAll(readAll(root, errors)));
        if (!errors.found().isEmpty()) {
            throw new CatalogueException(errors.found());
        }
        return checks;
    }

    private static Optional<Node> root(String text, Errors errors) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setProcessComments(true);
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                errors.add(1, "the file is empty");
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            errors.add(line, "not YAML: " + e.getProblem());
            return Optional.empty();
        }
    }

    private static List<SqlCheck> readAll(Node root, Errors errors) {
        Fields fields = new Fields(root, Set.of("category", "checks"), errors);
        String written = fields.text("category");
        Optional<Category> category = Category.of(written);
        if (category.isEmpty() && !written.isEmpty()) {
            errors.add(fields.node("category").orElse(root), "unknown category '" + written + "'");
        }
        if (!fields.has("checks")) {
            errors.add(root, "field 'checks' is missing");
        }
        List<SqlCheck> checks = new ArrayList<>();
        for (Node node : fields.items("checks")) {
            new CheckReader(category.orElse(Category.DDL), errors).read(node).ifPresent(checks::add);
        }
        return checks;
    }
}
