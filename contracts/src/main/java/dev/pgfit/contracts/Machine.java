package dev.pgfit.contracts;

/**
 * The virtual machine that a candidate runs in.
 *
 * @param engine what emulates it, with its version, such as {@code v86 0.5.462}
 * @param host what runs the engine, with its version, such as {@code Node.js 20.20.2} or {@code Chromium 142.0}
 * @param memoryMegabytes the guest's memory in MiB
 * @param image SHA-256 of the image's contents, in hex
 */
public record Machine(String engine, String host, int memoryMegabytes, String image) {}
