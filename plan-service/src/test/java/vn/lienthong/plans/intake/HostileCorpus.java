package vn.lienthong.plans.intake;

import static vn.lienthong.plans.intake.HostilePdf.GIGABYTE;
import static vn.lienthong.plans.intake.HostilePdf.content;
import static vn.lienthong.plans.intake.HostilePdf.flate;
import static vn.lienthong.plans.intake.HostilePdf.onePage;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Small files made to cost a reader memory or time without end; each by name. None of them is a plan. */
final class HostileCorpus {

    private static final String FONT = "/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>";
    private static final byte[] SHOWS = text("BT /F 12 Tf 72 700 Td (Ke hoach) Tj ET");

    private HostileCorpus() {}

    static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        filters(files);
        structures(files);
        fonts(files);
        words(files);
        zips(files);
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the content of a page unpacks to. */
    private static void filters(Map<String, byte[]> files) {
        byte[] blanks = flate(" ", 3 * GIGABYTE);
        byte[] states = flate("q ", GIGABYTE);
        files.put("ascii85-flate.pdf", content("[/ASCII85Decode /FlateDecode]", HostilePdf.ascii85(blanks)));
        files.put("asciihex-flate.pdf", content("[/ASCIIHexDecode /FlateDecode]", HostilePdf.hex(blanks)));
        files.put("flate-flate.pdf", content("[/FlateDecode /FlateDecode]", flate(blanks)));
        files.put("flate-thrice.pdf", content("[/Fl /Fl /Fl]", flate(flate(blanks))));
        files.put("escaped-name.pdf", content("[/#41SCIIHexDecode /F#6cateDecode]", HostilePdf.hex(blanks)));
        files.put(
                "indirect-filter.pdf",
                onePage("/Contents 4 0 R").stream("/Filter 5 0 R", HostilePdf.hex(blanks))
                        .object("[/ASCIIHexDecode /FlateDecode]")
                        .file());
        files.put(
                "long-dictionary.pdf",
                onePage("/Contents 4 0 R").stream(
                                "/Filter [/ASCII85Decode /FlateDecode] /Note (" + "x".repeat(5_000) + ")",
                                HostilePdf.ascii85(blanks))
                        .file());
        files.put("run-length.pdf", content("[/FlateDecode /RunLengthDecode]", flate("\u0081 ", GIGABYTE)));
        files.put("lzw.pdf", content("[/FlateDecode /LZWDecode]", flate(HostilePdf.lzwBlanks(500))));
        files.put("saved-states.pdf", content("/FlateDecode", states));
        files.put("endless-string.pdf", content("/FlateDecode", flate("(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", GIGABYTE)));
        files.put("endless-array.pdf", content("/FlateDecode", flate("[1 ", GIGABYTE)));
    }

    private static void structures(Map<String, byte[]> files) {
        files.put(
                "countless-pages.pdf",
                new HostilePdf()
                        .object("<< /Type /Catalog /Pages 2 0 R >>")
                        .object("<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>")
                        .object("<< /Type /Page /Parent 2 0 R >>")
                        .file());
        files.put(
                "more-pages-than-counted.pdf",
                new HostilePdf()
                                .object("<< /Type /Catalog /Pages 2 0 R >>")
                                .object("<< /Type /Pages /Kids [" + "3 0 R ".repeat(300_000) + "] /Count 1 >>")
                                .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + FONT + " >>")
                                .stream("", SHOWS)
                                .object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>")
                                .file());
        var doubling = new HostilePdf().object("<< /Type /Catalog /Pages 2 0 R >>");
        for (int level = 2; level < 60; level++) {
            doubling.object("<< /Type /Pages /Count 1 /Kids [%d 0 R %d 0 R] >>".formatted(level + 1, level + 1));
        }
        files.put(
                "pages-doubling.pdf",
                doubling.object("<< /Type /Page /MediaBox [0 0 595 842] >>").file());
        var deep = new HostilePdf().object("<< /Type /Catalog /Pages 2 0 R >>");
        for (int level = 2; level < 30_000; level++) {
            deep.object("<< /Type /Pages /Count 1 /Kids [%d 0 R] >>".formatted(level + 1));
        }
        files.put(
                "pages-deep.pdf",
                deep.object("<< /Type /Page /MediaBox [0 0 595 842] >>").file());
        files.put(
                "objects-deep.pdf",
                onePage("/Contents 4 0 R /Deep " + "[".repeat(400_000) + "]".repeat(400_000)).stream("", SHOWS)
                        .file());
        var forms = onePage("/Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >>").stream("", text("/X Do"));
        for (int form = 5; form < 45; form++) {
            forms.stream(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
                            .formatted(form + 1),
                    text("/X Do /X Do"));
        }
        files.put(
                "forms-doubling.pdf",
                forms.stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", text("q Q"))
                        .file());
        files.put(
                "object-stream.pdf",
                onePage("/Contents 4 0 R /Annots 9 0 R").stream("", SHOWS).stream(
                                "/Type /ObjStm /N 100000000 /First 4 /Filter /FlateDecode", flate("9 0 ", GIGABYTE))
                        .object("<< /Type /XRef >>")
                        .file());
    }

    private static void fonts(Map<String, byte[]> files) {
        files.put(
                "huge-font.pdf",
                onePage(FONT).stream("", SHOWS)
                        .object(
                                "<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 0 /LastChar 0 /Widths [0] /FontDescriptor 6 0 R >>")
                        .object("<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 7 0 R >>")
                        .stream("/Filter /FlateDecode", flate("\u0000\u0001\u0000\u0000", GIGABYTE))
                        .file());
        files.put(
                "huge-character-map.pdf",
                onePage(FONT).stream("", SHOWS)
                        .object("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R >>")
                        .stream(
                                "/Filter /FlateDecode",
                                flate("1 beginbfrange <0000> <FFFF> <0000> endbfrange ", GIGABYTE))
                        .file());
    }

    /** What a Word document can be blown up with. */
    private static void words(Map<String, byte[]> files) {
        byte[] word = WordFiles.ofLines(PlanTexts.PLAN);
        files.put(
                "paragraphs.docx",
                body(word, repeated(30_000_000, i -> "<w:p><w:r><w:t>" + i * 7919L % 30_011 + "</w:t></w:r></w:p>")));
        files.put(
                "runs.docx",
                body(
                        word,
                        "<w:p>"
                                + repeated(
                                        30_000_000,
                                        i -> "<w:r><w:rPr>" + (i % 2 == 0 ? "<w:b/>" : "<w:i/>") + "</w:rPr><w:t>"
                                                + i % 9973 + "</w:t></w:r>")
                                + "</w:p>"));
        files.put(
                "cells.docx",
                body(
                        word,
                        "<w:tbl>"
                                + repeated(
                                        30_000_000,
                                        i -> "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"30\"/></w:tcPr></w:tc></w:tr><!--"
                                                + i + "-->")
                                + "</w:tbl>"));
        files.put("attribute.docx", body(word, "<w:p w:x=\"" + repeated(30_000_000, i -> "a" + i) + "\"/>"));
        files.put("remark.docx", body(word, "<!--" + repeated(30_000_000, i -> "<" + i + ">") + "-->"));
        files.put(
                "one-text.docx",
                body(word, "<w:p><w:r><w:t>" + repeated(30_000_000, i -> "a" + i + " ") + "</w:t></w:r></w:p>"));
        files.put("deep.docx", body(word, "<w:x>".repeat(200_000)));
    }

    private static byte[] body(byte[] word, String content) {
        return WordFiles.replacing(word, "word/document.xml", "<w:body>", "<w:body>" + content);
    }

    private static String repeated(int characters, IntFunction<String> piece) {
        var text = new StringBuilder(characters + 100);
        for (int i = 0; text.length() < characters; i++) {
            text.append(piece.apply(i));
        }
        return text.toString();
    }

    private static void zips(Map<String, byte[]> files) {
        byte[] word = WordFiles.ofLines(PlanTexts.PLAN);
        byte[] zeros = new byte[80 * 1024 * 1024];
        files.put("bomb.docx", WordFiles.with(word, "word/media/image1.xml", zeros));
        files.put(
                "bomb-in-bomb.docx", WordFiles.with(word, "word/inner.zip", WordFiles.with(word, "word/x.xml", zeros)));

        byte[] shared = new byte[20 * 1024 * 1024];
        var overlapping = new HostileZip();
        var once = overlapping.local("a.xml", shared, shared.length);
        for (int i = 0; i < 1_500; i++) {
            overlapping.list("word/a%d.xml".formatted(i), once, shared.length);
        }
        files.put("overlapping.docx", overlapping.file());

        var lying = new HostileZip();
        byte[] xml = text("<w:document xmlns:w=\"w\"><w:body>" + "<w:p/>".repeat(5_000_000));
        WordFiles.entries(word).forEach((name, content) -> {
            byte[] real = name.equals("word/document.xml") ? xml : content;
            long declared = name.equals("word/document.xml") ? 100 : content.length;
            lying.list(name, lying.local(name, real, declared), declared);
        });
        files.put("lying-sizes.docx", lying.file());

        var many = new HostileZip();
        byte[] nothing = {};
        for (int i = 0; i < 60_000; i++) {
            many.entry("word/" + "x".repeat(60) + i, nothing);
        }
        files.put("many-entries.docx", many.file());
    }
}
