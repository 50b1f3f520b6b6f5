package vn.lienthong.plans.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip files written byte by byte: entries that share their bytes, and sizes that are not true. */
final class HostileZip {

    private final ByteArrayOutputStream locals = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    /** The bytes of an entry: where they begin, how many there are, and their check sum. */
    record Content(int at, int packed, int crc) {}

    Content local(String name, byte[] content, long declaredSize) {
        byte[] packed = deflated(content);
        var added = new Content(locals.size(), packed.length, crc(content));
        locals.writeBytes(header(0x04034b50, 30, name, added, declaredSize));
        locals.writeBytes(packed);
        return added;
    }

    /** Lists an entry that has these bytes. */
    HostileZip list(String name, Content content, long declaredSize) {
        entries++;
        directory.writeBytes(header(0x02014b50, 46, name, content, declaredSize));
        return this;
    }

    HostileZip entry(String name, byte[] content) {
        return list(name, local(name, content, content.length), content.length);
    }

    byte[] file() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(locals.toByteArray());
        out.writeBytes(directory.toByteArray());
        var end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(0x06054b50).putInt(0);
        end.putShort((short) entries).putShort((short) entries);
        end.putInt(directory.size()).putInt(locals.size()).putShort((short) 0);
        out.writeBytes(end.array());
        return out.toByteArray();
    }

    private static byte[] header(int signature, int size, String name, Content content, long unpacked) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        var header = ByteBuffer.allocate(size + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(signature);
        if (size == 46) {
            header.putShort((short) 20);
        }
        header.putShort((short) 20).putShort((short) 0).putShort((short) 8).putInt(0);
        header.putInt(content.crc())
                .putInt(content.packed())
                .putInt((int) unpacked)
                .putShort((short) bytes.length);
        header.putShort((short) 0);
        if (size == 46) {
            header.putShort((short) 0)
                    .putShort((short) 0)
                    .putShort((short) 0)
                    .putInt(0)
                    .putInt(content.at());
        }
        return header.put(bytes).array();
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static int crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
