package vn.lienthong.references.citation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which citation carries out which: {@code Kế hoạch A … triển khai thực hiện Nghị quyết B}. The two stand in one
 * clause with such a verb right before the second; {@code quán triệt A và triển khai B} are two things to do.
 */
final class Nesting {

    private static final int LONGEST_CLAUSE = 600;
    private static final List<String> VERBS =
            List.of("triển khai", "thực hiện", "thi hành", "cụ thể hóa", "cụ thể hoá");
    private static final List<String> AFTER_VERB =
            List.of("các", "nội dung", "có hiệu quả", "hiệu quả", "nghiêm túc", "đầy đủ", "nghiêm", "tốt", "một số");
    private static final List<String> BEFORE_VERB =
            List.of("về việc", "việc", "về", "để", "nhằm", "hướng dẫn", "tổ chức");

    private final NormalisedText text;
    private final List<CitationScanner.Found> found;

    Nesting(NormalisedText text, List<CitationScanner.Found> found) {
        this.text = text;
        this.found = found;
    }

    List<Citation> nested() {
        var result = new ArrayList<Citation>(found.size());
        for (int i = 0; i < found.size(); i++) {
            var citation = found.get(i).citation();
            result.add(i > 0 && isCarriedOut(found.get(i - 1), found.get(i)) ? with(citation, i - 1) : citation);
        }
        return result;
    }

    private boolean isCarriedOut(CitationScanner.Found before, CitationScanner.Found next) {
        if (next.start() - before.end() > LONGEST_CLAUSE) {
            return false;
        }
        int end = skipBack(next.start(), AFTER_VERB);
        int verb = skipBack(end, VERBS);
        if (verb == end) {
            return false;
        }
        int clause = skipBack(verb, BEFORE_VERB);
        if (clause < before.end()) {
            return false;
        }
        char last = text.at(clause - 1);
        boolean newClause = ",;:(-\n".indexOf(last) >= 0 || text.wordEnds(clause, "và");
        return !(newClause && clause > before.end()) && isOneSentence(before.end(), clause);
    }

    /** Back over any of these words, repeatedly, and the spaces between them. */
    private int skipBack(int end, List<String> words) {
        int i = text.skipSpaceBack(end);
        for (boolean moved = true; moved; ) {
            moved = false;
            for (var word : words) {
                if (text.wordEnds(i, word)) {
                    i = text.skipSpaceBack(i - word.length());
                    moved = true;
                }
            }
        }
        return i;
    }

    private boolean isOneSentence(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            boolean stop = c == '.' && text.at(i + 1) == ' ' && !text.wordEnds(i, "tp");
            if (stop || c == ';' || c == '\n') {
                return false;
            }
        }
        return true;
    }

    private static Citation with(Citation citation, @Nullable Integer parent) {
        return new Citation(
                citation.span(),
                citation.text(),
                citation.symbol(),
                citation.number(),
                citation.printedNumber(),
                citation.glued(),
                citation.kind(),
                citation.date(),
                citation.issuer(),
                parent,
                citation.retired());
    }
}
