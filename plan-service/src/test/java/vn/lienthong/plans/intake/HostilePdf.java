package vn.lienthong.plans.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** PDF files written byte by byte, so that they can say what no PDF library would write. */
final class HostilePdf {

    static final long GIGABYTE = 1024L * 1024 * 1024;

    private final List<byte[]> objects = new ArrayList<>();

    /** Objects are numbered from 1: the catalogue, the pages, one page; the next one is 4. */
    static HostilePdf onePage(String pageExtras) {
        return new HostilePdf()
                .object("<< /Type /Catalog /Pages 2 0 R >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + pageExtras + " >>");
    }

    /** A page whose content is that stream. */
    static byte[] content(String filter, byte[] packed) {
        return onePage("/Contents 4 0 R").stream("/Filter " + filter, packed).file();
    }

    HostilePdf object(String body) {
        objects.add(body.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    HostilePdf stream(String entries, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("<< " + entries + " /Length " + content.length + " >>\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        out.writeBytes("\nendstream".getBytes(StandardCharsets.ISO_8859_1));
        objects.add(out.toByteArray());
        return this;
    }

    byte[] file() {
        var out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        var offsets = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.size());
            out.writeBytes(((i + 1) + " 0 obj\n").getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(objects.get(i));
            out.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        int start = out.size();
        var end = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> end.append("%010d 00000 n \n".formatted(offset)));
        end.append("trailer\n<< /Root 1 0 R /Size " + (objects.size() + 1) + " >>\nstartxref\n" + start + "\n%%EOF\n");
        out.writeBytes(end.toString().getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    /** Flate data that inflates to about that many bytes, made without inflating: the same packed piece again and again. */
    static byte[] flate(String repeated, long bytes) {
        var piece =
                repeated.repeat(Math.max(1, 1024 * 1024 / repeated.length())).getBytes(StandardCharsets.ISO_8859_1);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        byte[] first = packed(deflater, piece);
        byte[] next = packed(deflater, piece);
        deflater.end();
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        for (long size = piece.length; size < bytes; size += piece.length) {
            out.writeBytes(next);
        }
        return out.toByteArray();
    }

    private static byte[] packed(Deflater deflater, byte[] piece) {
        deflater.setInput(piece);
        var buffer = new byte[2 * 1024 * 1024];
        int size = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(buffer, size);
    }

    static byte[] flate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
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

    static byte[] hex(byte[] content) {
        var out = new StringBuilder();
        for (byte each : content) {
            out.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
        }
        return out.append('>').toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] ascii85(byte[] content) {
        byte[] padded = Arrays.copyOf(content, (content.length + 3) / 4 * 4);
        var out = new StringBuilder();
        for (int i = 0; i < padded.length; i += 4) {
            long word = (padded[i] & 255L) << 24
                    | (padded[i + 1] & 255) << 16
                    | (padded[i + 2] & 255) << 8
                    | padded[i + 3] & 255;
            var five = new char[5];
            for (int digit = 4; digit >= 0; digit--) {
                five[digit] = (char) ('!' + word % 85);
                word /= 85;
            }
            out.append(five);
        }
        return out.append("~>").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** LZW codes of one long run of blanks, some 1,900 for each code at the end of a table. */
    static byte[] lzwBlanks(int tables) {
        var out = new ByteArrayOutputStream();
        long bits = 0;
        int held = 0;
        for (int table = 0; table < tables; table++) {
            int known = 258;
            for (int code = 255; code < 4094; code++) {
                int written = code == 255 ? 256 : code == 256 ? ' ' : code + 1;
                boolean tableIsFull = code == 255 && table > 0;
                int width = tableIsFull ? 12 : known < 511 ? 9 : known < 1023 ? 10 : known < 2047 ? 11 : 12;
                bits = bits << width | written;
                held += width;
                known += code > 256 ? 1 : 0;
                while (held >= 8) {
                    held -= 8;
                    out.write((int) (bits >> held));
                }
                bits &= (1L << held) - 1;
            }
        }
        out.write((int) (bits << 8 - held));
        return out.toByteArray();
    }
}
