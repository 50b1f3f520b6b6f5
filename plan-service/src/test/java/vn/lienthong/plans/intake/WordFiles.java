package vn.lienthong.plans.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import vn.lienthong.plans.content.Run;

/** Word files for the tests, written by POI as Word would save them. */
final class WordFiles {

    private WordFiles() {}

    static byte[] of(Consumer<XWPFDocument> writer) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            writer.accept(document);
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] of(List<Block> blocks) {
        return of(document -> blocks.forEach(block -> write(document, block)));
    }

    static byte[] ofLines(String text) {
        return of(document -> text.lines()
                .forEach(line -> document.createParagraph().createRun().setText(line)));
    }

    static void write(XWPFDocument document, Block block) {
        switch (block) {
            case Line line -> {
                if (line.afterBlank()) {
                    document.createParagraph();
                }
                write(document.createParagraph(), line);
            }
            case Grid grid -> {
                XWPFTable table = document.createTable(grid.rows().size(), grid.columns());
                for (int row = 0; row < grid.rows().size(); row++) {
                    for (int column = 0; column < grid.rows().get(row).size(); column++) {
                        write(
                                table.getRow(row).getCell(column),
                                grid.rows().get(row).get(column));
                    }
                }
            }
        }
    }

    private static void write(XWPFTableCell cell, List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            write(i == 0 ? cell.getParagraphs().getFirst() : cell.addParagraph(), lines.get(i));
        }
    }

    private static void write(XWPFParagraph paragraph, Line line) {
        if (line.centred()) {
            paragraph.setAlignment(ParagraphAlignment.CENTER);
        }
        if (line.cellStart()) {
            paragraph.createRun().addTab();
        }
        for (Run styled : line.runs()) {
            var run = paragraph.createRun();
            run.setText(styled.text());
            run.setBold(styled.bold());
            run.setItalic(styled.italic());
        }
    }

    /** A multilevel list "I." / "1." / "-" as Word numbers it by itself; answers its id. */
    static BigInteger automaticList(XWPFDocument document) {
        var numbering = document.createNumbering();
        var list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.ZERO);
        level(list, 0, "upperRoman", "%1.");
        level(list, 1, "decimal", "%2.");
        level(list, 2, "bullet", "\uF02D");
        BigInteger id = numbering.addAbstractNum(new XWPFAbstractNum(list));
        return numbering.addNum(id);
    }

    private static void level(CTAbstractNum list, int level, String format, String text) {
        var at = list.addNewLvl();
        at.setIlvl(BigInteger.valueOf(level));
        at.addNewStart().setVal(BigInteger.ONE);
        at.addNewNumFmt().setVal(STNumberFormat.Enum.forString(format));
        at.addNewLvlText().setVal(text);
    }

    static void listItem(XWPFDocument document, BigInteger list, int level, String text) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setNumID(list);
        paragraph.setNumILvl(BigInteger.valueOf(level));
        paragraph.createRun().setText(text);
    }

    /** The file with one entry added or changed. */
    static byte[] with(byte[] file, String name, byte[] content) {
        Map<String, byte[]> entries = entries(file);
        entries.put(name, content);
        return zip(entries);
    }

    static byte[] replacing(byte[] file, String name, String what, String by) {
        String content = new String(entries(file).get(name), StandardCharsets.UTF_8);
        if (!content.contains(what)) {
            throw new IllegalArgumentException(name + " has no " + what);
        }
        return with(file, name, content.replace(what, by).getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, byte[]> entries(byte[] file) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
