package dev.pgfit.installer.webvm;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Where images of the guest come from. */
public interface GuestImages {
    /** What stands in the way of having it, sentences for a person; empty when it can be had. Starts nothing. */
    List<String> obstacles(int major);

    /**
     * The image, from the cache or made now.
     *
     * @param progress gets a few words now and then
     * @throws UnavailableException when it can't be had; the message says why
     */
    GuestImage get(int major, Consumer<String> progress) throws UnavailableException, InterruptedException;

    /**
     * An image of the guest.
     *
     * @param folder of its files, as the host program wants it
     * @param sha256 of its contents, in hex
     * @param postgresqlVersion such as {@code 18.6}
     * @param notes for the report: sizes, versions, warnings
     */
    record GuestImage(Path folder, String sha256, String postgresqlVersion, List<String> notes) {}

    /** It could not be had. */
    final class UnavailableException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
