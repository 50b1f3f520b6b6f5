package vn.lienthong.references.citation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the office after {@code của}: where its name ends is known by the words that can follow it. */
final class IssuerGrammar {

    private static final int LONGEST_NAME = 120;

    /** What follows an office in a citation: the subject of the document, a date, the next clause. */
    private static final List<String> FOLLOWING = List.of(
            "về",
            "ban hành",
            "quy định",
            "phê duyệt",
            "triển khai",
            "thực hiện",
            "hướng dẫn",
            "sửa đổi",
            "bổ sung",
            "ngày",
            "trên",
            "năm",
            "số",
            "đã",
            "do",
            "tại",
            "để",
            "nhằm",
            "thay thế",
            "bãi bỏ",
            "công bố",
            "đối với",
            "theo",
            "được",
            "có",
            "là",
            "yêu cầu",
            "chỉ đạo",
            "gửi",
            "v/v",
            "giao",
            "kèm",
            "thông qua",
            "tiếp tục",
            "đến",
            "gồm",
            "cho",
            "với",
            "tăng cường",
            "đẩy mạnh",
            "khóa",
            "khoá",
            "nhiệm kỳ",
            "ký",
            "hoặc");

    /** Only these offices have names with {@code và} or a comma in them. */
    private static final List<String> JOINED = List.of("bộ", "sở", "phòng", "ban", "ủy ban", "uỷ ban", "trung tâm");

    private static final List<String> AFTER_COMMA = List.of("thể thao", "thương binh", "du lịch");

    /** @param end the place after the name, in the normalised text */
    record Reading(String name, int end) {}

    private final NormalisedText text;

    IssuerGrammar(NormalisedText text) {
        this.text = text;
    }

    /** @return null when no {@code của} with an office stands here */
    @Nullable
    Reading read(int start) {
        int i = text.skipSpace(start);
        if (text.at(i) == ',' || text.at(i) == ')') {
            i = text.skipSpace(i + 1);
        }
        if (!text.wordStarts(i, "của")) {
            return null;
        }
        int nameStart = text.skipSpace(i + 3);
        int nameEnd = nameEnd(nameStart);
        return nameEnd <= nameStart ? null : new Reading(text.substring(nameStart, nameEnd), nameEnd);
    }

    private int nameEnd(int start) {
        boolean joins = JOINED.stream().anyMatch(word -> text.wordStarts(start, word));
        boolean joined = false;
        int end = start;
        int i = start;
        while (i - start <= LONGEST_NAME) {
            int wordEnd = wordEnd(i, start);
            if (wordEnd == i || text.digitAt(i)) {
                return end;
            }
            if (text.wordStarts(i, "và")) {
                if (!joins || joined || !Character.isUpperCase(text.at(i + 3)) || kindStarts(i + 3)) {
                    return end;
                }
                joined = true;
            } else if (i > start && followsAnOffice(i)) {
                return end;
            }
            if (text.at(i) != '-') {
                end = wordEnd;
            }
            i = wordEnd;
            if (text.at(i) == ',' && joins && continuesAfterComma(i)) {
                i++;
            }
            if (text.at(i) != ' ') {
                return end;
            }
            i++;
        }
        // A name that long is none: its end was not recognised.
        return start;
    }

    private int wordEnd(int start, int nameStart) {
        int end = start;
        while (end - nameStart <= LONGEST_NAME && isInWord(end)) {
            end++;
        }
        return end;
    }

    private boolean isInWord(int i) {
        char c = text.at(i);
        if (c == '.') {
            return text.wordEnds(i, "tp");
        }
        return Character.isLetterOrDigit(c) || c == '&' || c == '-' || c == '/';
    }

    private boolean followsAnOffice(int i) {
        return FOLLOWING.stream().anyMatch(word -> text.wordStarts(i, word));
    }

    private boolean kindStarts(int i) {
        return Kind.WORDS.stream().anyMatch(word -> text.wordStarts(i, word.lower()));
    }

    private boolean continuesAfterComma(int comma) {
        int next = text.skipSpace(comma + 1);
        return AFTER_COMMA.stream().anyMatch(word -> text.wordStarts(next, word));
    }
}
