package dev.pgfit.kit.sharing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;

/**
 * Shares partitions by {@link Shares}; to be named in {@code partition.assignment.strategy}. Cooperative: what stays is read
 * on meanwhile, and what moves is first let go by the one and then, in a second round, given to the other.
 */
@RegisterForReflection
public final class SharingAssignor implements ConsumerPartitionAssignor, Configurable {
    /** Where the consumer's configuration has the {@link Sharing} that it belongs to. */
    static final String SHARING = "pgfit.sharing";

    private Sharing.Voice voice = Sharing.Voice.SILENT;

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(SHARING) instanceof Sharing.Voice given) {
            voice = given;
        }
    }

    @Override
    public String name() {
        return "pgfit-sharing";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        return voice.announce().write();
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        ByteBuffer members = assignment.userData();
        voice.heard(members == null || members.remaining() < Integer.BYTES ? 1 : members.getInt(members.position()));
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        Map<String, Subscription> subscriptions = group.groupSubscription();
        Map<TopicPartition, String> owners = owners(subscriptions);
        List<Member> members = new ArrayList<>();
        Set<String> topics = new TreeSet<>();
        subscriptions.forEach((id, subscription) -> {
            Announcement said = Announcement.read(subscription.userData());
            Set<TopicPartition> owned = new HashSet<>(subscription.ownedPartitions());
            owned.removeIf(partition -> !id.equals(owners.get(partition)));
            members.add(new Member(id, said.slots(), said.taken(), said.unfinished(), owned));
            topics.addAll(subscription.topics());
        });
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> metadata.partitionsForTopic(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<String, Assignment> assignments = new HashMap<>();
        Shares.of(members, partitions).forEach((id, shares) -> {
            List<TopicPartition> now = new ArrayList<>(shares);
            now.removeIf(partition -> !id.equals(owners.getOrDefault(partition, id)));
            assignments.put(id, new Assignment(now, count(members.size())));
        });
        return new GroupAssignment(assignments);
    }

    /** Of two that claim a partition, the one that was in the group later is right. */
    private static Map<TopicPartition, String> owners(Map<String, Subscription> subscriptions) {
        Map<TopicPartition, String> owners = new HashMap<>();
        Map<TopicPartition, Integer> generations = new HashMap<>();
        subscriptions.forEach((id, subscription) -> {
            int generation = subscription.generationId().orElse(-1);
            for (TopicPartition partition : subscription.ownedPartitions()) {
                if (generation >= generations.getOrDefault(partition, Integer.MIN_VALUE)) {
                    generations.put(partition, generation);
                    owners.put(partition, id);
                }
            }
        });
        return owners;
    }

    private static ByteBuffer count(int members) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, members);
    }
}
