package dev.pgfit.benchmark.workload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the entries of {@code queries}: each is a script of its own, or a mix of them. */
final class QueryReader {
    private static final List<String> OWN = List.of("name", "description", "mix", "setup", "cleanup");
    private static final List<String> KEYS =
            Stream.concat(OWN.stream(), ScriptReader.KEYS.stream()).toList();
    private static final String NAME = "[a-z][a-z0-9_]{0,39}";

    private final Findings findings;
    private final ScriptReader scripts;
    private final Set<String> names = new HashSet<>();

    QueryReader(Findings findings) {
        this.findings = findings;
        this.scripts = new ScriptReader(findings);
    }

    Query read(Node node, String path) {
        Section section = new Section(node, path, findings, KEYS);
        String name = name(section, "name", names, "query");
        return new Query(
                name,
                section.text("description", name),
                section.has("mix") ? mix(section) : List.of(scripts.read(section, name, 1)),
                section.statements("setup"),
                section.statements("cleanup"));
    }

    private List<Query.Script> mix(Section section) {
        for (String key : ScriptReader.KEYS) {
            if (section.has(key)) {
                section.error(key, "belongs to the scripts of the mix");
            }
        }
        List<Query.Script> mix = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Node node : section.list("mix")) {
            String path = section.at("mix") + "[" + mix.size() + "]";
            Section script = new Section(node, path, findings, ScriptReader.KEYS_IN_A_MIX);
            mix.add(scripts.read(script, name(script, "script", taken, "script"), script.decimal("weight", 1)));
        }
        if (mix.isEmpty()) {
            section.error("mix", "must be a list of at least one script");
        }
        return mix;
    }

    private static String name(Section section, String key, Set<String> taken, String what) {
        String name = section.text(key);
        if (!name.isEmpty() && !name.matches(NAME)) {
            section.error(key, "must be lower-case letters, digits and _, starting with a letter, at most 40");
        } else if (!name.isEmpty() && !taken.add(name)) {
            section.error(key, "another " + what + " is already named '" + name + "'");
        }
        return name;
    }
}
