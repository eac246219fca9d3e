package dev.pgfit.compat.catalogue;

import dev.pgfit.compat.check.Category;
import dev.pgfit.compat.check.CheckInfo;
import dev.pgfit.compat.check.Conditions;
import dev.pgfit.compat.check.Expectation;
import dev.pgfit.compat.check.Needs;
import dev.pgfit.compat.check.Precondition;
import dev.pgfit.compat.check.Purpose;
import dev.pgfit.compat.check.SqlCheck;
import dev.pgfit.compat.check.Step;
import dev.pgfit.contracts.Layer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one check. */
final class CheckReader {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "title",
            "required",
            "suites",
            "proves",
            "why",
            "source",
            "consequence",
            "layer",
            "destructive",
            "timeout",
            "minServerVersion",
            "onlyIf",
            "roles",
            "extensions",
            "setup",
            "probe",
            "cleanup");
    private static final String ROLE_KEY = "[a-z]{1,11}";
    private static final String ROLE_ATTRIBUTES = "[A-Z][A-Z ]*";
    private static final String EXTENSION = "[a-z][a-z0-9_-]*";

    private final Category category;
    private final Errors errors;

    CheckReader(Category category, Errors errors) {
        this.category = category;
        this.errors = errors;
    }

    Optional<SqlCheck> read(Node node) {
        int before = errors.found().size();
        Fields fields = new Fields(node, KNOWN, errors);
        String id = fields.text("id");
        if (!id.isEmpty() && !CheckInfo.isValidId(id)) {
            errors.add(
                    fields.node("id").orElse(node),
                    "id must be snake_case of at most " + CheckInfo.MAX_ID_LENGTH + " characters");
        }
        String title = fields.text("title");
        boolean required = fields.flag("required");
        String proves = fields.text("proves");
        String why = fields.text("why");
        String source = fields.text("source");
        String consequence = fields.text("consequence");
        Layer layer = layer(fields);
        boolean destructive = fields.has("destructive") && fields.flag("destructive");
        Duration timeout = timeout(fields);
        List<String> suites = fields.texts("suites");
        int minServerVersion = fields.number("minServerVersion", 0);
        Precondition precondition = precondition(fields);
        Needs needs = new Needs(roles(fields), extensions(fields));
        List<Step> probe = probe(fields, needs, node);
        List<String> setup = statements(fields, "setup", needs);
        List<String> cleanup = statements(fields, "cleanup", needs);
        if (errors.found().size() > before) {
            return Optional.empty();
        }
        CheckInfo info = new CheckInfo(
                id,
                title,
                category,
                required,
                layer,
                new Purpose(proves, why, source, consequence),
                new Conditions(timeout, minServerVersion, 1, destructive, precondition),
                Set.copyOf(suites));
        return Optional.of(new SqlCheck(info, needs, setup, probe, cleanup));
    }

    /** What one session's SQL shows is the engine's doing, unless the check says otherwise. */
    private Layer layer(Fields fields) {
        String written = fields.optionalText("layer").orElse("engine");
        if (!written.equals("engine") && !written.equals("transport")) {
            fields.node("layer").ifPresent(node -> errors.add(node, "layer must be engine or transport"));
        }
        return written.equals("transport") ? Layer.TRANSPORT : Layer.ENGINE;
    }

    private @Nullable Duration timeout(Fields fields) {
        Optional<String> text = fields.optionalText("timeout");
        try {
            Duration timeout = text.map(Duration::parse).orElse(null);
            if (timeout == null || timeout.isPositive()) {
                return timeout;
            }
        } catch (DateTimeParseException e) {
            // said below, as for a duration that isn't positive
        }
        fields.node("timeout")
                .ifPresent(node -> errors.add(node, "timeout must be a positive ISO-8601 duration, such as PT5S"));
        return null;
    }

    private @Nullable Precondition precondition(Fields fields) {
        Optional<Node> node = fields.node("onlyIf");
        if (node.isEmpty()) {
            return null;
        }
        Fields own = new Fields(node.get(), Set.of("sql", "otherwise"), errors);
        own.node("sql").ifPresent(sql -> StepReader.checkSql(sql, Needs.NOTHING, errors));
        return new Precondition(own.text("sql"), own.text("otherwise"));
    }

    private List<Needs.Role> roles(Fields fields) {
        List<Needs.Role> roles = new ArrayList<>();
        Optional<Node> node = fields.node("roles");
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            errors.add(node.get(), "field 'roles' must map short names to attributes");
        }
        if (node.orElse(null) instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String attributes = entry.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (!key.matches(ROLE_KEY) || !attributes.matches(ROLE_ATTRIBUTES)) {
                    errors.add(
                            entry.getKeyNode(),
                            "a role is a name of 1 to 11 lower-case letters and attributes such as NOLOGIN");
                }
                roles.add(new Needs.Role(key, attributes));
            }
        }
        return roles;
    }

    private List<String> extensions(Fields fields) {
        List<String> extensions = fields.texts("extensions");
        extensions.stream()
                .filter(name -> !name.matches(EXTENSION))
                .forEach(name -> fields.node("extensions")
                        .ifPresent(node -> errors.add(node, "not an extension's name: " + name)));
        return extensions;
    }

    private List<String> statements(Fields fields, String key, Needs needs) {
        for (Node item : fields.items(key)) {
            if (item instanceof ScalarNode sql) {
                StepReader.checkSql(sql, needs, errors);
            }
        }
        return fields.texts(key);
    }

    private List<Step> probe(Fields fields, Needs needs, Node check) {
        List<Step> steps = new ArrayList<>();
        for (Node item : fields.items("probe")) {
            steps.add(new StepReader(needs, errors).read(item));
        }
        if (steps.isEmpty()) {
            errors.add(fields.node("probe").orElse(check), "a check needs at least one probe step");
        } else if (steps.stream().allMatch(step -> step.expectation() instanceof Expectation.Success)) {
            errors.add(fields.node("probe").orElse(check), "a check needs at least one step that expects something");
        }
        return steps;
    }
}
