package vn.lienthong.references.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CitationScannerProperties {

    /** Pieces of real citations, their slips and what stands between them: far more of them hit than random text. */
    private static final List<String> PIECES = List.of(
            "Nghị định",
            "Kế hoạch",
            "kế hoạch hành động",
            "Luật",
            "số",
            "Số:",
            " ",
            "  ",
            "\u00A0",
            "\n",
            "\n\t",
            "\t",
            "72",
            "09",
            "2015",
            "0",
            "5406",
            "99999999999",
            "/",
            "\u2044",
            "-",
            " - ",
            "\u2013",
            "\u2011",
            "NĐ",
            "N\u00D0",
            "QĐ",
            "KL",
            "QC",
            "CP",
            "TTg",
            "UBND",
            "TW",
            "TU",
            "QH15",
            "PGDĐT",
            "QĐUBND",
            "BVHTTDL",
            "ngày",
            "07",
            "tháng",
            "năm",
            "8",
            "31/02/2015",
            "07/9/2015",
            " của ",
            "Chính phủ",
            "UBND tỉnh",
            "Bộ Văn hóa, Thể thao và Du lịch",
            "triển khai",
            "thực hiện",
            "và",
            "thay thế",
            ",",
            ";",
            ".",
            "(",
            ")",
            "\u0301",
            "\u200B",
            "\uD83D\uDE00",
            "\uD83D",
            "ế",
            "e\u0302\u0301",
            "\0",
            "\uFEFF");

    @Provide
    Arbitrary<String> nearlyCitations() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 5_000)
    void spansLieInTheTextAndSayWhatStandsThere(@ForAll("nearlyCitations") String text) {
        check(text);
    }

    @Property(tries = 2_000)
    void anyTextIsScanned(@ForAll String text) {
        check(text);
    }

    private static void check(String text) {
        var found = CitationScanner.scan(text);
        int last = 0;
        for (int i = 0; i < found.size(); i++) {
            var citation = found.get(i);
            assertThat(citation.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(text.substring(citation.span().start(), citation.span().end()))
                    .isEqualTo(citation.text());
            assertThat(citation.span().start()).isGreaterThanOrEqualTo(last);
            assertThat(citation.number().start())
                    .isGreaterThanOrEqualTo(citation.span().start());
            assertThat(citation.number().end())
                    .isLessThanOrEqualTo(citation.span().end());
            if (citation.date() != null) {
                assertThat(citation.date().span().end())
                        .isEqualTo(citation.span().end());
            }
            if (citation.parent() != null) {
                assertThat(citation.parent()).isBetween(0, i - 1);
            }
            last = citation.span().end();
        }
    }

    @Property
    void whatIsWrittenOfficiallyIsFoundWherever(
            @ForAll @IntRange(min = 1, max = 99_999) int number,
            @ForAll @IntRange(min = 1945, max = 2099) int year,
            @ForAll("types") String type,
            @ForAll("decomposed") boolean decomposed,
            @ForAll @Size(max = 3) List<@net.jqwik.api.constraints.AlphaChars String> before) {
        var symbol = new Symbol(Family.N, number, year, type, List.of("CP"));
        var plain = String.join(" ", before) + " theo Nghị định số " + symbol.text() + " ngày 07/9/2015 của Chính phủ.";
        var text = decomposed ? Normalizer.normalize(plain, Normalizer.Form.NFD) : plain;

        assertThat(CitationScanner.scan(text)).singleElement().satisfies(citation -> {
            assertThat(citation.symbol()).isEqualTo(symbol);
            assertThat(Normalizer.normalize(citation.text(), Normalizer.Form.NFC))
                    .isEqualTo("Nghị định số " + symbol.text() + " ngày 07/9/2015");
        });
    }

    @Property
    void anOfficialSymbolReadsAsItself(
            @ForAll @IntRange(min = 1, max = 99_999) int number, @ForAll("partyTypes") String type) {
        var symbol = new Symbol(Family.P, number, null, type, List.of("TU"));

        assertThat(Symbol.parse(symbol.text())).contains(symbol);
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("NĐ", "NQ", "QĐ");
    }

    @Provide
    Arbitrary<String> partyTypes() {
        return Arbitraries.of("KL", "NQ", "CT", "QĐ", "QyĐ", "QC", "HD", "KH", "CTr", "TB", "BC", "TTr", "ĐA");
    }

    @Provide
    Arbitrary<Boolean> decomposed() {
        return Arbitraries.of(true, false);
    }
}
