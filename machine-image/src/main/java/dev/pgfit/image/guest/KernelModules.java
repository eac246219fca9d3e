package dev.pgfit.image.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kernel's modules. Debian's package has no list of what depends on what; each module says it itself. */
final class KernelModules {
    private static final byte[] DEPENDS = "depends=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNED = "~Module signature appended~\n".getBytes(StandardCharsets.US_ASCII);
    /** After the signature: a block of 12 bytes that ends in its length, big-endian. */
    private static final int SIGNATURE_INFO = 12;

    private final Map<String, Path> files = new HashMap<>();

    /** @param folder is searched for {@code .ko} files */
    KernelModules(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.getFileName().toString().endsWith(".ko"))
                    .forEach(file -> files.put(name(file.getFileName().toString()), file));
        }
    }

    /**
     * These and all that they depend on, in an order in which they can be loaded.
     *
     * @throws IOException naming a module that isn't there
     */
    List<Path> inOrder(List<String> wanted) throws IOException {
        Set<Path> order = new LinkedHashSet<>();
        for (String module : wanted) {
            add(module, order);
        }
        return List.copyOf(order);
    }

    private void add(String module, Set<Path> order) throws IOException {
        Path file = files.get(name(module));
        if (file == null) {
            throw new IOException("The kernel's package lacks the module " + module);
        }
        if (!order.contains(file)) {
            for (String other : dependencies(Files.readAllBytes(file))) {
                add(other, order);
            }
            order.add(file);
        }
    }

    /** What a module says after {@code depends=} in its .modinfo; nothing when it says nothing. */
    static List<String> dependencies(byte[] module) {
        for (int at = indexOf(module, DEPENDS, 0); at >= 0; at = indexOf(module, DEPENDS, at + 1)) {
            if (at == 0 || module[at - 1] == 0) {
                int start = at + DEPENDS.length;
                int end = start;
                while (end < module.length && module[end] != 0) {
                    end++;
                }
                String names = new String(module, start, end - start, StandardCharsets.US_ASCII);
                return Arrays.stream(names.split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .toList();
            }
        }
        return List.of();
    }

    /**
     * A module without Debian's signature, which nobody asks for in the guest: checking it costs an emulated processor
     * about as long as the rest of loading.
     */
    static byte[] unsigned(byte[] module) {
        int mark = module.length - SIGNED.length;
        if (mark < SIGNATURE_INFO || indexOf(module, SIGNED, mark) != mark) {
            return module;
        }
        int length = 0;
        for (int at = mark - 4; at < mark; at++) {
            length = length << 8 | module[at] & 0xff;
        }
        int end = mark - SIGNATURE_INFO - length;
        return length < 0 || end < 0 ? module : Arrays.copyOf(module, end);
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int at = from; at <= in.length - what.length; at++) {
            if (in[at] == what[0] && Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static String name(@Nullable String file) {
        return String.valueOf(file).replaceFirst("\\.ko$", "").replace('-', '_');
    }
}
