package vn.lienthong.references.verification;

import java.util.stream.Stream;
import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.Family;
import vn.lienthong.references.verification.Finding.Correction;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;

/** V7: space, slash and hyphen of a symbol are part of it; {@code số} stands apart from the number. */
final class SeparatorRule implements Rule {

    private static final String STATE = "Nghị định 30/2020/NĐ-CP, Phụ lục I";
    private static final String PARTY = "Hướng dẫn 36-HD/VPTW";

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        var printed = citation.citation();
        var symbol = printed.symbol();
        boolean wrong = !separators(printed.printedNumber()).equals(separators(symbol.text()));
        if (!wrong && !printed.glued()) {
            return Stream.empty();
        }
        var right = right(citation);
        var message = wrong
                ? "Viết đúng là %s, không phải %s.".formatted(right, printed.printedNumber())
                : "Giữa “số” và %s phải có dấu cách.".formatted(printed.printedNumber());
        return Stream.of(new Finding(
                RuleCode.V7,
                Severity.WARNING,
                message,
                symbol.family() == Family.P ? PARTY : STATE,
                Correction.of(printed.number(), NumberText.of(printed, right))));
    }

    /** The official number; with what else is missing from it, so that one correction settles all. */
    private static String right(Checked citation) {
        var document = citation.document();
        Citation printed = citation.citation();
        return document != null && document.series().equals(Resolver.series(printed))
                ? document.number()
                : printed.completed().text();
    }

    /** Everything but letters, digits and what belongs to an abbreviation. */
    private static String separators(String number) {
        var result = new StringBuilder();
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            result.append(Character.isLetterOrDigit(c) || c == '&' || c == '.' ? 'x' : c);
        }
        return result.toString().replaceAll("x+", "x");
    }
}
