package dev.pgfit.kubernetes.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pgfit.kubernetes.render.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Makes in a broker what Strimzi's operators make of KafkaTopics and KafkaUsers. */
final class Users {
    /** The password of each. */
    static final String PASSWORD = "of-this-user";

    private static final long TIMEOUT_SECONDS = 30;
    private static final int FEWEST_ITERATIONS = 4096;

    private Users() {}

    static void make(Admin admin, List<Resource> resources) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        List<AclBinding> rights = new ArrayList<>();
        List<UserScramCredentialUpsertion> passwords = new ArrayList<>();
        for (Resource resource : resources) {
            if (resource.kind().equals("KafkaTopic")) {
                topics.add(new NewTopic(resource.name(), 1, (short) 1));
            } else if (resource.kind().equals("KafkaUser")) {
                passwords.add(new UserScramCredentialUpsertion(
                        resource.name(),
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, FEWEST_ITERATIONS),
                        PASSWORD));
                resource.node().at("/spec/authorization/acls").forEach(acl -> rights.addAll(rights(resource, acl)));
            }
        }
        admin.createTopics(topics).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        admin.alterUserScramCredentials(List.copyOf(passwords)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        admin.createAcls(rights).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static List<AclBinding> rights(Resource user, JsonNode acl) {
        JsonNode resource = acl.path("resource");
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(resource.path("type").asText()),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return acl.path("operations")
                .valueStream()
                .map(operation -> new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:" + user.name(),
                                "*",
                                AclOperation.fromString(operation.asText().toUpperCase(Locale.ROOT)),
                                AclPermissionType.ALLOW)))
                .toList();
    }
}
