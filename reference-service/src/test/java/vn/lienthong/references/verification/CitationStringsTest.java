package vn.lienthong.references.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.references.citation.Samples;

/** Citations as they stand in official papers, with their mistakes. */
@ReferenceServiceTest
class CitationStringsTest {

    private static final Pattern KEY = Pattern.compile("([A-Z]:\\S+?)(@\\d{4})?( .+)?");

    @Autowired
    private VerifyCitations verifyCitations;

    @Test
    void everyRowHasItsExpectedKey() {
        var rows = Samples.read("domain/citation_strings.tsv").lines().skip(1).toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(13).allSatisfy(row -> {
            var columns = row.split("\t", -1);
            var expected = KEY.matcher(columns[2]);
            assertThat(expected.matches()).as(columns[2]).isTrue();
            var place = expected.group(3) == null ? null : expected.group(3).strip();
            // Whose paper it stands in is not part of the string: the row's key names the place.
            var outcome = verifyCitations.verify(new VerifyCitations.Command(
                    LocalDate.of(2026, 1, 1),
                    place == null || columns[0].contains("/HU") ? "Hà Nội" : place,
                    place == null ? List.of() : List.of("Huyện ủy " + place),
                    List.of(new VerifyCitations.Passage("p", columns[0]))));
            var citations = ((VerifyCitations.Verification) outcome).citations();
            assertThat(citations).as(columns[0]).hasSize(1);
            var checked = citations.getFirst().checked();
            // A year that the string itself does not tell cannot be in the key either.
            boolean yearTold = checked.citation().year() != null;
            var year = expected.group(2) == null || !yearTold ? "" : expected.group(2);
            assertThat(checked.key()).isEqualTo(expected.group(1) + year + (place == null ? "" : " " + place));
        });
    }
}
