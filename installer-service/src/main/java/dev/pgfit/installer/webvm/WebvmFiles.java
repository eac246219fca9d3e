package dev.pgfit.installer.webvm;

import java.util.List;

/** Names of the host program's files. A native image can't list a folder of the jar; a test compares. */
final class WebvmFiles {
    static final List<String> NAMES = List.of(
            "chromium-machine.mjs",
            "chromium-pglite.mjs",
            "chromium.mjs",
            "connection.mjs",
            "events.mjs",
            "frames.mjs",
            "guest-lines.mjs",
            "guest.mjs",
            "host.mjs",
            "image.mjs",
            "inbox.mjs",
            "machine.mjs",
            "network.mjs",
            "node-flags.json",
            "node-machine.mjs",
            "overlay-disk.mjs",
            "package-lock.json",
            "package.json",
            "page-bridge.mjs",
            "page-host.mjs",
            "page-server.mjs",
            "page/control.mjs",
            "page/machine.html",
            "page/machine.mjs",
            "page/page-disk.mjs",
            "page/pglite-wire.mjs",
            "page/pglite.html",
            "page/pglite.mjs",
            "prepare.mjs",
            "send-queue.mjs",
            "session.mjs",
            "tcp-bridge.mjs",
            "wire.mjs");

    private WebvmFiles() {}
}
