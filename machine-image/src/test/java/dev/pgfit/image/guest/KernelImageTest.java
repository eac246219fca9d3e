package dev.pgfit.image.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class KernelImageTest {
    private static final int SETUP = 2 * 512;

    @Test
    void shouldPutTheUnpackedKernelBehindAMove() throws Exception {
        // Given a kernel of two segments, with a gap between them, linked at 16 MB
        ByteBuffer elf = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        elf.putInt(0, 0x464c457f).put(4, (byte) 1).putInt(24, 0x1000010).putInt(28, 52);
        elf.putShort(42, (short) 32).putShort(44, (short) 2);
        elf.putInt(52, 1).putInt(56, 200).putInt(64, 0x1000000).putInt(68, 5);
        elf.putInt(84, 1).putInt(88, 250).putInt(96, 0x1000010).putInt(100, 6);
        elf.put(200, new byte[] {1, 2, 3, 4, 5}).put(250, new byte[] {6, 7, 8, 9, 10, 11});
        byte[] bzImage = bzImage(elf.array());

        // When
        byte[] unpacked = KernelImage.unpacked(bzImage);

        // Then
        ByteBuffer image = ByteBuffer.wrap(unpacked).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(unpacked).hasSize(SETUP + 64 + 24);
        assertThat(Arrays.copyOfRange(unpacked, SETUP + 64, SETUP + 64 + 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(Arrays.copyOfRange(unpacked, SETUP + 80, SETUP + 86)).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(image.getInt(0x1f4)).isEqualTo(6);
        assertThat(image.getInt(SETUP + 4)).as("last word of the source").isEqualTo(0x100000 + 64 + 20);
        assertThat(image.getInt(SETUP + 9)).as("last word of the destination").isEqualTo(0x1000000 + 20);
        assertThat(image.getInt(SETUP + 14)).as("words").isEqualTo(6);
        assertThat(image.getInt(SETUP + 24)).as("entry").isEqualTo(0x1000010);
    }

    @Test
    void shouldLeaveOtherKernelsAlone() throws Exception {
        // Given
        byte[] small = {1, 2, 3};
        byte[] noElf = bzImage(new byte[300]);

        // When / Then
        assertThat(KernelImage.unpacked(small)).isSameAs(small);
        assertThat(KernelImage.unpacked(noElf)).isSameAs(noElf);
    }

    private static byte[] bzImage(byte[] kernel) throws Exception {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(payload, new LZMA2Options(0))) {
            xz.write(kernel);
        }
        payload.write(new byte[4]); // its unpacked size, which the kernel's build appends
        byte[] image = Arrays.copyOf(new byte[0], SETUP + 20 + payload.size());
        ByteBuffer header = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0x1f1, (byte) 1).putInt(0x202, 0x53726448).putInt(0x214, 0x100000);
        header.putInt(0x248, 20).putInt(0x24c, payload.size());
        header.put(SETUP + 20, payload.toByteArray());
        return image;
    }
}
