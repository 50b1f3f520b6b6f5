package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.plans.content.Node;
import vn.lienthong.plans.content.PlanContent;
import vn.lienthong.plans.content.Signature;

/** Compares the words of a source with those of its draft. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** What a draft says by its structure instead of by words. */
    private static final Pattern FORMULAS = Pattern.compile(
            "(?iU)cộng ho[àa]à? xã hội chủ nghĩa việt nam|cộng hòa xã hội chủ nghĩa việt nam|độc lập - tự do - hạnh phúc|số\\s*:|ngày\\s+\\d+\\s+tháng\\s+\\d+\\s+năm\\s+\\d+$|nơi nhận|\\((?:để )?[btp]/[ch]\\)|phụ lục$",
            Pattern.MULTILINE);

    private Words() {}

    /** Words of the source that the draft has not, or not as often. */
    static List<String> lost(String source, Reading.Draft draft) {
        Map<String, Integer> kept = new HashMap<>();
        texts(draft.content()).forEach(text -> words(text).forEach(word -> kept.merge(word, 1, Integer::sum)));
        var lost = new ArrayList<String>();
        words(FORMULAS.matcher(source).replaceAll(" ")).forEach(word -> {
            if (kept.merge(word, -1, Integer::sum) < 0) {
                lost.add(word);
            }
        });
        return lost;
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    static Stream<String> texts(PlanContent content) {
        var texts = new ArrayList<String>();
        texts.add(content.superiorName());
        texts.add(content.issuerName());
        texts.add(content.place());
        texts.add(content.numberText() == null ? "" : content.numberText());
        texts.add(content.documentType());
        texts.add(content.title());
        content.nodes().forEach(node -> texts.add(printed(node)));
        content.recipients().forEach(recipient -> texts.add(recipient.name()));
        Signature signature = content.signature();
        if (signature != null) {
            texts.add(String.join(
                    " ",
                    signature.authority() + "",
                    signature.authorityTitle() + "",
                    signature.title(),
                    signature.name() + ""));
        }
        content.annexes().forEach(annex -> {
            texts.add(annex.title());
            texts.add(annex.reference() == null ? "" : annex.reference());
            texts.addAll(annex.columns());
            annex.rows().forEach(texts::addAll);
        });
        return texts.stream();
    }

    private static String printed(Node node) {
        return (node.number() == null ? "" : node.number() + " ") + node.text();
    }
}
