package vn.lienthong.plans.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** Takes the lines off the pages: styled by their fonts, wide gaps as tabs, page numbers left out. */
final class PdfText extends PDFTextStripper {

    /** Points; wider than any justified space of 14-point text, narrower than the gap between two columns. */
    private static final float COLUMN_GAP = 18;

    private static final int MOST_CHARACTERS = 1_200_000;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Line> page = new ArrayList<>();
    private StyledText line = new StyledText();
    private float lineEnd = -1;
    private float lastBaseline = -1;
    private float baseline = -1;
    private long characters;

    /** More text than any plan has. */
    @SuppressWarnings("serial")
    static final class TooMuch extends IOException {}

    PdfText() {
        setSortByPosition(true);
    }

    List<Block> blocks(PDDocument document) throws IOException {
        getText(document);
        return List.copyOf(blocks);
    }

    @Override
    protected void writeString(String text, @Nullable List<TextPosition> positions) throws IOException {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw new TooMuch();
        }
        if (positions == null || positions.isEmpty()) {
            line.append(text, false, false);
            return;
        }
        TextPosition first = positions.getFirst();
        if (lineEnd >= 0 && first.getXDirAdj() - lineEnd > COLUMN_GAP) {
            line.append("\t", false, false);
        }
        line.append(text, styled(first, "bold"), styled(first, "italic") || styled(first, "oblique"));
        TextPosition last = positions.getLast();
        lineEnd = last.getXDirAdj() + last.getWidthDirAdj();
        baseline = first.getYDirAdj();
    }

    @Override
    protected void writeWordSeparator() {
        line.append(" ", false, false);
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void endPage(PDPage ended) {
        endLine();
        if (!page.isEmpty() && isPageNumber(page.getFirst())) {
            page.removeFirst();
        }
        if (!page.isEmpty() && isPageNumber(page.getLast())) {
            page.removeLast();
        }
        blocks.addAll(page);
        page.clear();
        lastBaseline = -1;
    }

    private void endLine() {
        Line ended = line.line();
        if (!ended.blank()) {
            boolean gap = lastBaseline >= 0 && baseline - lastBaseline > 30;
            page.add(ended.after(gap));
            lastBaseline = baseline;
        }
        line = new StyledText();
        lineEnd = -1;
    }

    private static boolean isPageNumber(Line line) {
        return line.text().matches("[-–]?\\s*\\d{1,3}\\s*[-–]?");
    }

    private static boolean styled(TextPosition position, String word) {
        if (position.getFont() == null) {
            return false;
        }
        String name = position.getFont().getName();
        if (name != null && name.toLowerCase(Locale.ROOT).contains(word)) {
            return true;
        }
        PDFontDescriptor font = position.getFont().getFontDescriptor();
        return font != null && (word.equals("bold") ? font.isForceBold() : font.isItalic() && word.equals("italic"));
    }
}
