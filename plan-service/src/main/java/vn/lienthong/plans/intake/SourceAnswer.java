package vn.lienthong.plans.intake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.plans.content.Run;

/**
 * What a reading process tells of a file, in bytes: the text or the refusal. Whoever reads it believes nothing and stops
 * at the limits of a plan's text.
 */
final class SourceAnswer {

    private static final int TEXT = 1;
    private static final int REFUSAL = 2;
    private static final int LINE = 1;
    private static final int GRID = 2;
    private static final int LONGEST_REMARK = 2_000;

    private final DataInputStream in;
    private final SourceLimits limits = new SourceLimits();

    private SourceAnswer(DataInputStream in) {
        this.in = in;
    }

    static void write(SourceText source, DataOutputStream out) throws IOException {
        out.writeByte(TEXT);
        out.writeInt(source.blocks().size());
        for (Block block : source.blocks()) {
            switch (block) {
                case Line line -> {
                    out.writeByte(LINE);
                    line(line, out);
                }
                case Grid grid -> {
                    out.writeByte(GRID);
                    out.writeInt(grid.rows().size());
                    for (List<List<Line>> row : grid.rows()) {
                        out.writeInt(row.size());
                        for (List<Line> cell : row) {
                            out.writeInt(cell.size());
                            for (Line line : cell) {
                                line(line, out);
                            }
                        }
                    }
                }
            }
        }
        texts(source.aside(), out);
        texts(source.lost(), out);
    }

    static void write(Reading.Refusal refusal, DataOutputStream out) throws IOException {
        out.writeByte(REFUSAL);
        text(refusal.getClass().getSimpleName(), out);
        text(refusal.detail(), out);
    }

    private static void line(Line line, DataOutputStream out) throws IOException {
        out.writeByte((line.centred() ? 1 : 0) | (line.afterBlank() ? 2 : 0) | (line.cellStart() ? 4 : 0));
        out.writeInt(line.runs().size());
        for (Run run : line.runs()) {
            out.writeByte((run.bold() ? 1 : 0) | (run.italic() ? 2 : 0));
            text(run.text(), out);
        }
    }

    private static void texts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text, out);
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * @throws RefusedFile when the process refused the file, or its text is more than a plan's
     * @throws IOException when this is no answer
     */
    static SourceText read(DataInputStream in) throws IOException, RefusedFile {
        var answer = new SourceAnswer(in);
        return switch (in.readByte()) {
            case TEXT -> new SourceText(answer.blocks(), answer.texts(), answer.texts());
            case REFUSAL -> throw new RefusedFile(answer.refusal());
            default -> throw new IOException("neither text nor refusal");
        };
    }

    private Reading.Refusal refusal() throws IOException, RefusedFile {
        String kind = text();
        String detail = text();
        if (detail.length() > LONGEST_REMARK) {
            throw new IOException("refusal too long");
        }
        return switch (kind) {
            case "UnsupportedFile" -> new Reading.UnsupportedFile(detail);
            case "TooLarge" -> new Reading.TooLarge(detail);
            case "Encrypted" -> new Reading.Encrypted(detail);
            case "Unsafe" -> new Reading.Unsafe(detail);
            case "NoText" -> new Reading.NoText(detail);
            default -> throw new IOException("unknown refusal");
        };
    }

    private List<Block> blocks() throws IOException, RefusedFile {
        var blocks = new ArrayList<Block>();
        for (int left = in.readInt(); left > 0; left--) {
            switch (in.readByte()) {
                case LINE -> blocks.add(line());
                case GRID -> blocks.add(grid());
                default -> throw new IOException("neither line nor table");
            }
        }
        return blocks;
    }

    private Grid grid() throws IOException, RefusedFile {
        var rows = new ArrayList<List<List<Line>>>();
        for (int rowsLeft = in.readInt(); rowsLeft > 0; rowsLeft--) {
            limits.cell();
            var row = new ArrayList<List<Line>>();
            for (int cellsLeft = in.readInt(); cellsLeft > 0; cellsLeft--) {
                limits.cell();
                var cell = new ArrayList<Line>();
                for (int linesLeft = in.readInt(); linesLeft > 0; linesLeft--) {
                    cell.add(line());
                }
                row.add(cell);
            }
            rows.add(row);
        }
        return new Grid(rows);
    }

    private Line line() throws IOException, RefusedFile {
        limits.line();
        int is = in.readByte();
        var runs = new ArrayList<Run>();
        for (int left = in.readInt(); left > 0; left--) {
            limits.run();
            int style = in.readByte();
            runs.add(new Run(text(), (style & 1) != 0, (style & 2) != 0));
        }
        return new Line(List.copyOf(runs), (is & 1) != 0, (is & 2) != 0, (is & 4) != 0);
    }

    private List<String> texts() throws IOException, RefusedFile {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            limits.line();
            texts.add(text());
        }
        return texts;
    }

    private String text() throws IOException, RefusedFile {
        int length = in.readInt();
        limits.characters(length / 3);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("answer cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
