package dev.pgfit.compat.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row's values as they came; {@code null} for NULL. */
public final class Row {
    private final List<byte @Nullable []> values;

    Row(List<byte @Nullable []> values) {
        this.values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public int size() {
        return values.size();
    }

    /** A value's bytes; not to be changed. */
    public byte @Nullable [] bytes(int column) {
        return values.get(column);
    }

    /** A value read as UTF-8, which binary text is as well. */
    public @Nullable String text(int column) {
        byte[] bytes = values.get(column);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** All values read as UTF-8. */
    public List<@Nullable String> texts() {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            texts.add(text(i));
        }
        return texts;
    }

    @Override
    public String toString() {
        return texts().toString();
    }
}
