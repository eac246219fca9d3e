package dev.pgfit.image.guest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a bzImage's kernel here rather than in the guest, whose emulated processor takes seconds for it. The kernel
 * is Debian's, byte for byte, and so is the part that runs in real mode; between them, instead of the decompressor,
 * stand a few instructions that move the kernel to where it is linked and enter it, as the decompressor would.
 *
 * @see <a href="https://docs.kernel.org/arch/x86/boot.html">The Linux/x86 Boot Protocol</a>
 */
final class KernelImage {
    private static final int SETUP_SECTORS = 0x1f1;
    private static final int SYSTEM_SIZE = 0x1f4;
    private static final int MAGIC = 0x202;
    private static final int CODE32_START = 0x214;
    private static final int PAYLOAD_OFFSET = 0x248;
    private static final int PAYLOAD_LENGTH = 0x24c;
    private static final int HEADER_END = 0x264;
    private static final int HDRS = 0x53726448;
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final int ELF = 0x464c457f;
    private static final int LOAD = 1;
    private static final int STUB = 64;
    private static final int LARGEST = 64 << 20;

    private KernelImage() {}

    /** The same kernel, uncompressed; the very file when it is of a kind that this doesn't know. */
    static byte[] unpacked(byte[] bzImage) throws IOException {
        ByteBuffer image = ByteBuffer.wrap(bzImage).order(ByteOrder.LITTLE_ENDIAN);
        if (bzImage.length < HEADER_END || image.getInt(MAGIC) != HDRS) {
            return bzImage;
        }
        int sectors = bzImage[SETUP_SECTORS] == 0 ? 4 : bzImage[SETUP_SECTORS] & 0xff;
        int setup = (sectors + 1) * 512;
        int payload = setup + image.getInt(PAYLOAD_OFFSET);
        int length = image.getInt(PAYLOAD_LENGTH);
        if (payload < setup
                || length < XZ.length
                || length > bzImage.length - payload
                || !Arrays.equals(bzImage, payload, payload + XZ.length, XZ, 0, XZ.length)) {
            return bzImage;
        }
        ByteBuffer elf;
        try (InputStream xz = new XZInputStream(new ByteArrayInputStream(bzImage, payload, length - 4))) {
            elf = ByteBuffer.wrap(xz.readNBytes(LARGEST)).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (elf.limit() < 52 || elf.getInt(0) != ELF || elf.get(4) != 1) {
            return bzImage;
        }
        return assemble(bzImage, setup, image.getInt(CODE32_START), elf);
    }

    private static byte[] assemble(byte[] bzImage, int setup, int start, ByteBuffer elf) {
        int headers = elf.getInt(28);
        int size = elf.getShort(42);
        int count = elf.getShort(44);
        int lowest = Integer.MAX_VALUE;
        int end = 0;
        for (int at = headers; at < headers + count * size; at += size) {
            if (elf.getInt(at) == LOAD) {
                lowest = Math.min(lowest, elf.getInt(at + 12));
                end = Math.max(end, elf.getInt(at + 12) + elf.getInt(at + 16));
            }
        }
        int length = (end - lowest + 3) & ~3;
        if (length <= 0 || lowest <= start + STUB) {
            return bzImage;
        }
        byte[] unpacked = Arrays.copyOf(bzImage, setup + STUB + length);
        Arrays.fill(unpacked, setup, unpacked.length, (byte) 0);
        ByteBuffer out = ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = headers; at < headers + count * size; at += size) {
            if (elf.getInt(at) == LOAD) {
                int to = setup + STUB + elf.getInt(at + 12) - lowest;
                out.put(to, elf.array(), elf.getInt(at + 4), elf.getInt(at + 16));
            }
        }
        out.putInt(SYSTEM_SIZE, (STUB + length + 15) / 16);
        out.position(setup);
        out.put(new byte[] {(byte) 0x89, (byte) 0xf3}); // mov ebx, esi: the boot parameters
        out.put((byte) 0xfd); // std: from the end, for source and destination may overlap
        out.put((byte) 0xbe).putInt(start + STUB + length - 4); // mov esi, last word of the source
        out.put((byte) 0xbf).putInt(lowest + length - 4); // mov edi, last word of the destination
        out.put((byte) 0xb9).putInt(length / 4); // mov ecx, words
        out.put(new byte[] {(byte) 0xf3, (byte) 0xa5}); // rep movsd
        out.put((byte) 0xfc); // cld
        out.put(new byte[] {(byte) 0x89, (byte) 0xde}); // mov esi, ebx
        out.put((byte) 0xb8).putInt(elf.getInt(24)); // mov eax, entry
        out.put(new byte[] {(byte) 0xff, (byte) 0xe0}); // jmp eax
        return unpacked;
    }
}
