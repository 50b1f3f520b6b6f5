package vn.lienthong.plans.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain text and Markdown: strict UTF-8, or UTF-16 with a byte order mark. */
final class TextFile {

    private static final Pattern NEW_LINE = Pattern.compile("\r\n|[\n\r\u000B\u0085\u2028\u2029]");
    private static final Pattern PAGE_NUMBER = Pattern.compile("\\s*+-?+\\s*+\\d{1,3}+\\s*+-?+\\s*+");

    /** What a text of the most characters takes in UTF-8, blanks not counted yet. */
    static final int MOST_BYTES = 3 * 3 * PlanReader.MOST_CHARACTERS;

    private TextFile() {}

    static SourceText read(byte[] file) throws RefusedFile {
        if (file.length > MOST_BYTES) {
            throw new RefusedFile(PlanReader.tooLong());
        }
        String text = decode(file);
        if (text.length() > 3 * PlanReader.MOST_CHARACTERS) {
            throw new RefusedFile(PlanReader.tooLong());
        }
        if (text.indexOf('\0') >= 0 || controls(text) > text.length() / 200) {
            throw notText();
        }
        countLines(text);
        List<String> lines = lines(text);
        return new SourceText(new Markdown(lines).blocks(), lines, List.of());
    }

    /** Before a list is made of them. Empty ones are let through several times as often: they are the layout. */
    private static void countLines(String text) throws RefusedFile {
        int all = 0;
        int withWords = 0;
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n'
                    || c == '\r'
                    || c == '\u000B'
                    || c == '\f'
                    || c == '\u0085'
                    || c == '\u2028'
                    || c == '\u2029') {
                all++;
                withWords += blank ? 0 : 1;
                blank = true;
            } else {
                blank &= Character.isWhitespace(c);
            }
        }
        if (withWords >= SourceLimits.LINES || all > 5 * SourceLimits.LINES) {
            throw SourceLimits.tooManyLines();
        }
    }

    private static String decode(byte[] file) throws RefusedFile {
        if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
            return decode(file, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(file, 0xFF, 0xFE)) {
            return decode(file, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(file, 0xFE, 0xFF)) {
            return decode(file, 2, StandardCharsets.UTF_16BE);
        }
        return decode(file, 0, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] file, int from, Charset charset) throws RefusedFile {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notText();
        }
    }

    private static RefusedFile notText() {
        return new RefusedFile(
                new Reading.UnsupportedFile(
                        "Nội dung tệp không phải .docx, .pdf hay văn bản Unicode (UTF-8). Mở tệp bằng phần mềm soạn thảo và lưu lại thành .docx, rồi tải lên."));
    }

    private static boolean startsWith(byte[] file, int... prefix) {
        if (file.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((file[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static long controls(String text) {
        return text.chars()
                .filter(c -> c < ' ' && "\t\n\r\f\u000B".indexOf(c) < 0)
                .count();
    }

    /** Physical lines. A form feed ends a page; a number alone at the top of the next one is its page number. */
    private static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        String[] pages = text.split("\f", -1);
        for (int page = 0; page < pages.length; page++) {
            boolean atTop = page > 0;
            for (String line : NEW_LINE.split(pages[page], -1)) {
                boolean pageNumber = atTop && PAGE_NUMBER.matcher(line).matches();
                if (!pageNumber) {
                    lines.add(line);
                }
                atTop &= line.isBlank();
            }
        }
        return lines;
    }
}
