package dev.pgfit.installer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is asked for, what is documented and what the manifests give: the same. */
class RightTest {
    private static final Pattern ROW = Pattern.compile(
            "^\\| (core|`[a-z.0-9]+`) \\| `([a-z/]+)` \\| ([a-z, ]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void shouldBeWhatTheGuideSays() throws IOException {
        // Given
        String guide = Files.readString(Path.of("../docs/kubernetes.md"));
        String section = guide.substring(guide.indexOf("### What the installer may do"));
        List<Right> documented = new ArrayList<>();
        Matcher row = ROW.matcher(section);
        while (row.find()) {
            for (String verb : row.group(3).split(", ")) {
                documented.add(new Right(row.group(1).replace("core", "").replace("`", ""), row.group(2), verb));
            }
        }

        // Then
        assertThat(documented).containsExactlyInAnyOrderElementsOf(Right.NEEDED);
    }

    @Test
    void shouldBeWhatTheManifestsGive() throws IOException {
        // Given
        String manifest = Files.readString(Path.of("../deploy/kubernetes/base/candidates/installer-role.yaml"));
        Role role = Serialization.unmarshal(manifest.split("\n---\n")[0], Role.class);

        // When
        List<Right> given = new ArrayList<>();
        role.getRules()
                .forEach(rule -> rule.getApiGroups()
                        .forEach(group -> rule.getResources()
                                .forEach(resource ->
                                        rule.getVerbs().forEach(verb -> given.add(new Right(group, resource, verb))))));

        // Then
        assertThat(given).containsExactlyInAnyOrderElementsOf(Right.NEEDED);
    }
}
