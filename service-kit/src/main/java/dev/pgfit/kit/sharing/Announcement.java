package dev.pgfit.kit.sharing;

import dev.pgfit.kit.sharing.Member.Unfinished;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What an instance tells its group when it joins: version, slots, slots taken, and for each partition with unfinished
 * events topic, number, begun and waiting.
 */
record Announcement(int slots, int taken, Map<TopicPartition, Unfinished> unfinished) {
    private static final int VERSION = 1;

    /** One that says nothing is free and idle. */
    static final Announcement NONE = new Announcement(1, 0, Map.of());

    /** Whether a run that comes now is begun at once. */
    boolean isFree() {
        return taken
                        + unfinished.values().stream()
                                .mapToInt(Unfinished::waiting)
                                .sum()
                < slots;
    }

    ByteBuffer write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(slots);
            out.writeInt(taken);
            out.writeInt(unfinished.size());
            for (Map.Entry<TopicPartition, Unfinished> entry : unfinished.entrySet()) {
                out.writeUTF(entry.getKey().topic());
                out.writeInt(entry.getKey().partition());
                out.writeInt(entry.getValue().begun());
                out.writeInt(entry.getValue().waiting());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** What can't be read is taken for {@link #NONE}: sharing badly is better than not at all. */
    static Announcement read(@Nullable ByteBuffer data) {
        if (data == null || !data.hasRemaining()) {
            return NONE;
        }
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                return NONE;
            }
            int slots = Math.max(1, in.readInt());
            int taken = in.readInt();
            Map<TopicPartition, Unfinished> unfinished = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                unfinished.put(
                        new TopicPartition(in.readUTF(), in.readInt()), new Unfinished(in.readInt(), in.readInt()));
            }
            return new Announcement(slots, taken, unfinished);
        } catch (IOException e) {
            return NONE;
        }
    }
}
