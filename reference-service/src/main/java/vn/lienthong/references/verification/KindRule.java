package vn.lienthong.references.verification;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.Family;
import vn.lienthong.references.citation.Kind;
import vn.lienthong.references.verification.Finding.Correction;
import vn.lienthong.references.verification.Finding.RuleCode;
import vn.lienthong.references.verification.Finding.Severity;

/** V3: the word says one kind of document and the code in the symbol another, or the code is missing. */
final class KindRule implements Rule {

    private static final String TABLE = "Nghị định 30/2020/NĐ-CP, Phụ lục III";

    /** Before 1997 decrees and decisions were numbered without a code of their type: {@code Nghị định 64/CP}. */
    private static final Set<String> ONCE_WITHOUT_CODE = Set.of("CP", "TTg", "HĐBT", "CTN");

    @Override
    public Stream<Finding> check(int index, WholeText text) {
        var citation = text.citations().get(index);
        var word = citation.citation().kind();
        if (word == null || word.kind() == Kind.DOCUMENT) {
            return Stream.empty();
        }
        var symbol = citation.citation().symbol();
        var finding = symbol.family() == Family.X && symbol.type() == null
                ? missingCode(citation, word)
                : symbol.type() != null
                        ? wrongWord(citation, word, symbol.type())
                        : symbol.family() == Family.C ? notALetter(citation, word) : notThisAct(citation, word);
        return Stream.ofNullable(finding);
    }

    private static @Nullable Finding missingCode(Checked citation, Citation.KindWord word) {
        var issuer = citation.citation().symbol().issuer();
        var official = Resolver.official(citation.citation());
        if (official.type() == null || issuer == null || ONCE_WITHOUT_CODE.contains(issuer)) {
            return null;
        }
        return new Finding(
                RuleCode.V3,
                Severity.WARNING,
                "Ký hiệu thiếu chữ %s của %s: viết đúng là %s."
                        .formatted(official.type(), lower(word.name()), official.text()),
                source(citation.document()),
                Correction.of(citation.citation().number(), NumberText.of(citation.citation(), official.text())));
    }

    private static @Nullable Finding wrongWord(Checked citation, Citation.KindWord word, String type) {
        var family = citation.citation().symbol().family();
        if (word.kind().agreesWith(type, family)) {
            return null;
        }
        var meant = Kind.ofCode(type, family);
        if (meant == null) {
            return null;
        }
        var document = citation.document();
        return new Finding(
                RuleCode.V3,
                Finding.error(document != null && document.isReliable()),
                "Ký hiệu %s là của %s, không phải %s.".formatted(type, lower(meant.words()), lower(word.name())),
                source(document),
                // Without the catalogue it may as well be the symbol that is wrong.
                document == null
                        ? null
                        : Correction.of(word.span(), asPrinted(citation.citation(), word, document.kind())));
    }

    /** {@code Kế hoạch số 5406/BTTTT-TTĐN}: only a công văn is numbered so. */
    private static @Nullable Finding notALetter(Checked citation, Citation.KindWord word) {
        if (word.kind() == Kind.LETTER) {
            return null;
        }
        var document = citation.document();
        return new Finding(
                RuleCode.V3,
                Finding.error(document != null && document.isReliable()),
                "Ký hiệu không có chữ viết tắt của %s, như của công văn.".formatted(lower(word.name())),
                source(document),
                document == null
                        ? null
                        : Correction.of(word.span(), asPrinted(citation.citation(), word, document.kind())));
    }

    /** The National Assembly's numbers say nothing of the kind; the catalogue does. */
    private static @Nullable Finding notThisAct(Checked citation, Citation.KindWord word) {
        var document = citation.document();
        if (document == null || document.kind().equals(word.kind().words())) {
            return null;
        }
        return new Finding(
                RuleCode.V3,
                Finding.error(document.isReliable()),
                "%s là %s, không phải %s.".formatted(document.number(), lower(document.kind()), lower(word.name())),
                document.source().name(),
                Correction.of(word.span(), asPrinted(citation.citation(), word, document.kind())));
    }

    private static String source(@Nullable LegalDocument document) {
        return document == null ? TABLE : document.source().name();
    }

    private static String asPrinted(Citation citation, Citation.KindWord word, String kind) {
        int first = word.span().start() - citation.span().start();
        boolean small = Character.isLowerCase(citation.text().charAt(first));
        return small ? lower(kind) : kind;
    }

    private static String lower(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }
}
