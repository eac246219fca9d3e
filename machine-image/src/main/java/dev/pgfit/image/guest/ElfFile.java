package dev.pgfit.image.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the loader reads of a 32-bit little-endian ELF file: the shared libraries that it needs. */
final class ElfFile {
    private static final int MAGIC = 0x464c457f;
    private static final int CLASS_32_LITTLE_ENDIAN = 0x0101;
    private static final int HEADER = 52;
    private static final int LOAD = 1;
    private static final int DYNAMIC = 2;
    private static final int NEEDED = 1;
    private static final int STRING_TABLE = 5;

    private record Segment(int type, int offset, int address, int fileBytes) {}

    private ElfFile() {}

    /**
     * The names in the file's NEEDED entries.
     *
     * @return empty when it isn't a 32-bit ELF file, or statically linked
     */
    static List<String> needed(Path file) throws IOException {
        if (Files.size(file) < HEADER) {
            return List.of();
        }
        ByteBuffer elf;
        try (FileChannel channel = FileChannel.open(file)) {
            elf = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (elf.getInt(0) != MAGIC || elf.getShort(4) != CLASS_32_LITTLE_ENDIAN) {
            return List.of();
        }
        try {
            return needed(elf);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException(file.getFileName() + " is a broken ELF file", e);
        }
    }

    private static List<String> needed(ByteBuffer elf) {
        List<Segment> segments = segments(elf);
        List<Integer> names = new ArrayList<>();
        int strings = 0;
        for (Segment segment : segments) {
            if (segment.type() == DYNAMIC) {
                for (int at = segment.offset(); at < segment.offset() + segment.fileBytes(); at += 8) {
                    int tag = elf.getInt(at);
                    if (tag == NEEDED) {
                        names.add(elf.getInt(at + 4));
                    } else if (tag == STRING_TABLE) {
                        strings = offset(segments, elf.getInt(at + 4));
                    }
                }
            }
        }
        int table = strings;
        return names.stream().map(name -> string(elf, table + name)).toList();
    }

    private static List<Segment> segments(ByteBuffer elf) {
        int start = elf.getInt(28);
        int size = elf.getShort(42);
        int count = elf.getShort(44);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = start + i * size;
            segments.add(new Segment(elf.getInt(at), elf.getInt(at + 4), elf.getInt(at + 8), elf.getInt(at + 16)));
        }
        return segments;
    }

    private static int offset(List<Segment> segments, int address) {
        return segments.stream()
                .filter(segment -> segment.type() == LOAD
                        && address >= segment.address()
                        && address < segment.address() + segment.fileBytes())
                .mapToInt(segment -> address - segment.address() + segment.offset())
                .findFirst()
                .orElse(address);
    }

    private static String string(ByteBuffer elf, int start) {
        StringBuilder text = new StringBuilder();
        for (int at = start; elf.get(at) != 0; at++) {
            text.append((char) elf.get(at));
        }
        return text.toString();
    }
}
