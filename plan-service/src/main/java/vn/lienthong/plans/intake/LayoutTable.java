package vn.lienthong.plans.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tables without lines that only place the heading or the signature side by side; they are read column by column. A
 * table of tasks may hold the same words ("Nơi nhận báo cáo", "Kế hoạch …") and stays a table.
 */
final class LayoutTable {

    private static final int MOST_COLUMNS = 3;

    /** Blocks looked at after a table to see whether the text goes on. */
    private static final int NEAR = 60;

    private static final Pattern MOTTO = Pattern.compile("(?U)^(?:CỘNG\\s+HO.*|Độc lập\\s*[-–]\\s*T.*)");
    private static final Pattern NUMBER_OR_TITLE = Pattern.compile("(?U)^(?:Số\\s*:.*|KẾ\\s+HOẠCH\\b.*)");

    private LayoutTable() {}

    static List<Block> flattened(List<Block> source) {
        var blocks = new ArrayList<Block>();
        boolean titled = false;
        for (int i = 0; i < source.size(); i++) {
            Block block = source.get(i);
            boolean layout = block instanceof Grid grid
                    && (grid.columns() <= 1 || isHeading(grid, titled) || isTail(grid, source, i));
            List<? extends Block> read = layout ? ((Grid) block).byColumn() : List.of(block);
            titled |=
                    read.stream().anyMatch(each -> each instanceof Line line && TitleReader.isTitleOrBody(line.text()));
            blocks.addAll(read);
        }
        return blocks;
    }

    private static boolean isHeading(Grid grid, boolean titled) {
        return has(grid, MOTTO) || !titled && filled(grid).size() <= MOST_COLUMNS && has(grid, NUMBER_OR_TITLE);
    }

    private static boolean has(Grid grid, Pattern pattern) {
        return grid.lines().anyMatch(line -> pattern.matcher(line.text()).matches());
    }

    /** "Nơi nhận" on the left, with a signature on the right or a list below it at the end of the text. */
    private static boolean isTail(Grid grid, List<Block> source, int at) {
        List<List<List<Line>>> columns = filled(grid);
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            return false;
        }
        List<List<Line>> left = columns.getFirst();
        if (left.stream().noneMatch(cell -> !cell.isEmpty() && TailReader.opensRecipients(cell.getFirst()))) {
            return false;
        }
        boolean signed = columns.stream().skip(1).flatMap(LayoutTable::lines).anyMatch(TailReader::startsSignature);
        boolean listed = lines(left).map(Line::text).anyMatch(TailReader::isItem);
        return signed
                || listed && !TailReader.textGoesOn(source, at + 1, Math.min(source.size(), at + 1 + NEAR), false);
    }

    /** The columns that hold text; a layout table often has empty ones for the space between. */
    private static List<List<List<Line>>> filled(Grid grid) {
        return grid.cellsByColumn().stream()
                .filter(column -> lines(column).anyMatch(line -> !line.blank()))
                .toList();
    }

    private static Stream<Line> lines(List<List<Line>> column) {
        return column.stream().flatMap(List::stream);
    }
}
