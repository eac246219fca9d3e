package dev.pgfit.image;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an image is made of; {@code manifest.json} in its folder.
 *
 * @param format version of this file and of what the guest and its host say to each other
 * @param sha256 over the names and SHA-256 of its files, hexadecimal: names this very image
 * @param recipe hash of pgfit's part in it, which are its scripts
 * @param postgresqlVersion such as {@code 18.6}
 * @param kernelVersion of the kernel's package, such as {@code 6.1.176-1}
 * @param suites Debian's, the userland's first
 * @param sourceDateEpoch all times in it, seconds since 1970
 * @param packages that have a part in it
 * @param notes what was out of the ordinary when it was built
 * @param files the files of the folder besides this one
 * @param diskBytes size that the guest sees; the file is sparse
 * @param archiveBytes size of the archive; null inside the archive itself
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(
        int format,
        String sha256,
        String recipe,
        int postgresqlMajor,
        String postgresqlVersion,
        String kernelVersion,
        List<String> suites,
        long sourceDateEpoch,
        List<Package> packages,
        List<String> notes,
        SortedMap<String, Content> files,
        long diskBytes,
        @Nullable Long archiveBytes) {
    static final int FORMAT = 1;
    static final String FILE = "manifest.json";
    static final String DISK = "disk.ext4";
    static final List<String> FILES = List.of("kernel", "initrd", "bios.bin", "vgabios.bin", DISK);

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A package of Debian's.
     *
     * @param sha256 of the .deb, as Debian's signed index has it
     */
    public record Package(String name, String version, String sha256) {}

    /**
     * One file of the image.
     *
     * @param bytes size; of the disk that of its chunks that aren't zero, as in the archive
     * @param sha256 of these bytes, hexadecimal
     */
    public record Content(long bytes, String sha256) {}

    public Manifest {
        suites = List.copyOf(suites);
        packages = List.copyOf(packages);
        notes = List.copyOf(notes);
        files = new TreeMap<>(files);
    }

    /** The hash of the whole, from those of its files. */
    static String sha256(Map<String, Content> files) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(files)
                .forEach((name, content) ->
                        lines.append(content.sha256()).append("  ").append(name).append('\n'));
        return Hashes.sha256(lines.toString());
    }

    Manifest withArchiveBytes(long bytes) {
        return new Manifest(
                format,
                sha256,
                recipe,
                postgresqlMajor,
                postgresqlVersion,
                kernelVersion,
                suites,
                sourceDateEpoch,
                packages,
                notes,
                files,
                diskBytes,
                bytes);
    }

    /** Its name among people and files, such as {@code postgresql-18.6-3f2a90c1d2e4}. */
    public String name() {
        return "postgresql-" + postgresqlVersion + "-" + sha256.substring(0, 12);
    }

    static Manifest read(Path file) throws IOException {
        return checked(JSON.readValue(file.toFile(), Manifest.class));
    }

    static Manifest read(byte[] json) throws IOException {
        return checked(JSON.readValue(json, Manifest.class));
    }

    byte[] toJson() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    private static Manifest checked(Manifest manifest) throws IOException {
        if (manifest.format != FORMAT) {
            throw new IOException("The image is of format " + manifest.format + ", this pgfit reads " + FORMAT
                    + ": make it again with ./pgfit image of the same version");
        }
        if (!manifest.files.keySet().equals(Set.copyOf(FILES))) {
            throw new IOException("The image's manifest does not name the files " + FILES);
        }
        if (!manifest.sha256.equals(sha256(manifest.files))
                || !ImageRequest.MAJORS.contains(manifest.postgresqlMajor)
                || !manifest.postgresqlVersion.matches("[0-9][0-9a-z.~]*")) {
            throw new IOException("The image's manifest contradicts itself");
        }
        return manifest;
    }
}
