package vn.lienthong.references.verification;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.citation.PrintedDate;
import vn.lienthong.references.verification.Finding.RuleCode;

/** V2: a document cannot carry out one that was signed after it. Shown at the one that does the carrying out. */
final class OrderRule implements Rule {

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        return text.carriedOutBy(index).stream().flatMap(other -> Stream.ofNullable(finding(citation, other)));
    }

    private static @Nullable Finding finding(Checked parent, Checked child) {
        var earlier = parent.issuedOn();
        var later = child.issuedOn();
        if (earlier == null || later == null || !later.isAfter(earlier)) {
            return null;
        }
        var document = child.document();
        return new Finding(
                RuleCode.V2,
                Finding.error(parent.isDateReliable() && child.isDateReliable()),
                "%s ký ngày %s, không thể triển khai %s ký ngày %s."
                        .formatted(
                                parent.name(),
                                PrintedDate.official(earlier),
                                child.name(),
                                PrintedDate.official(later)),
                document == null ? null : document.source().name(),
                null);
    }
}
