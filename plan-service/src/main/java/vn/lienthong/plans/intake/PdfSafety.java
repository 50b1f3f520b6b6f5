package vn.lienthong.plans.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Counts what the compressed streams of a PDF inflate to before a parser does it in memory. Works on the raw bytes, so
 * nothing that the file says about itself is believed.
 */
final class PdfSafety {

    private static final long MOST_STREAM_BYTES = 64L * 1024 * 1024;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int DICTIONARY_WITHIN = 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern NESTED =
            Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW)\\b[^<>/\\]]*/(?:FlateDecode|Fl|LZWDecode|LZW)\\b");
    private static final Pattern LZW = Pattern.compile("/(?:LZWDecode|LZW)\\b");

    private PdfSafety() {}

    static void check(byte[] file) throws RefusedFile {
        long total = 0;
        var buffer = new byte[64 * 1024];
        for (int at = next(file, 0); at >= 0; at = next(file, at + STREAM.length)) {
            String dictionary = dictionary(file, at);
            if (NESTED.matcher(dictionary).find() || LZW.matcher(dictionary).find()) {
                throw unsafe();
            }
            total += inflated(file, at + STREAM.length, buffer);
            if (total > MOST_BYTES) {
                throw unsafe();
            }
        }
    }

    private static long inflated(byte[] file, int keywordEnd, byte[] buffer) throws RefusedFile {
        int from = keywordEnd;
        while (from < file.length && (file[from] == '\r' || file[from] == '\n' || file[from] == ' ')) {
            from++;
        }
        if (from + 2 >= file.length || (file[from] & 0x0F) != 8) {
            return 0;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(file, from, file.length - from);
            long size = 0;
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                size += read;
                if (size > MOST_STREAM_BYTES) {
                    throw unsafe();
                }
            }
            return size;
        } catch (DataFormatException e) {
            return 0; // not Flate; the parser will find the same
        } finally {
            inflater.end();
        }
    }

    private static String dictionary(byte[] file, int streamAt) {
        int from = Math.max(0, streamAt - DICTIONARY_WITHIN);
        String before = new String(file, from, streamAt - from, StandardCharsets.ISO_8859_1);
        int object = before.lastIndexOf(" obj");
        return object < 0 ? before : before.substring(object);
    }

    private static int next(byte[] file, int from) {
        for (int i = from; i + STREAM.length <= file.length; i++) {
            if (file[i] == STREAM[0] && matches(file, i) && !(i > 2 && file[i - 1] == 'd')) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] file, int at) {
        for (int i = 1; i < STREAM.length; i++) {
            if (file[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    private static RefusedFile unsafe() {
        return new RefusedFile(
                new Reading.Unsafe("Tệp không an toàn: phình to bất thường khi giải nén. Không có gì được lưu."));
    }
}
