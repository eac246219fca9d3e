package dev.pgfit.image.guest;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The guest's files, before there is a disk: path in the guest, without leading slash, to what is there. Sorted. */
final class GuestTree {
    /** A file, a link or a folder. */
    sealed interface Node permits File, Link, Folder {}

    /** @param source what is in it, on this machine */
    record File(Path source, boolean executable) implements Node {}

    record Link(String target) implements Node {}

    /**
     * A folder.
     *
     * @param mode permissions, with the sticky bit
     * @param owner user and group in the guest
     */
    record Folder(int mode, int owner) implements Node {}

    private final SortedMap<String, Node> nodes = new TreeMap<>();

    void file(String path, Path source, boolean executable) {
        add(path, new File(source, executable));
    }

    void link(String path, String target) {
        add(path, new Link(target));
    }

    void folder(String path, int mode, int owner) {
        add(path, new Folder(mode, owner));
    }

    boolean has(String path) {
        return nodes.containsKey(path);
    }

    SortedMap<String, Node> nodes() {
        return Collections.unmodifiableSortedMap(nodes);
    }

    private void add(String path, Node node) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            nodes.putIfAbsent(path.substring(0, slash), new Folder(0755, 0));
        }
        nodes.put(path, node);
    }
}
