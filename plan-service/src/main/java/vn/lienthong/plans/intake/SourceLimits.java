package vn.lienthong.plans.intake;

/**
 * Counts a text while it comes in and before anything is made of it. The limits are several times those of a plan that
 * can be stored, because a table's or a page's text is cut into many pieces.
 */
final class SourceLimits {

    /** Lines with words in them. */
    static final int LINES = 20_000;

    private static final int CELLS = 100_000;
    private static final int RUNS = 200_000;
    private static final int CHARACTERS = 3 * PlanReader.MOST_CHARACTERS;

    private int lines;
    private int cells;
    private int runs;
    private long characters;

    static void check(SourceText source) throws RefusedFile {
        var limits = new SourceLimits();
        for (Block block : source.blocks()) {
            switch (block) {
                case Line line -> limits.take(line);
                case Grid grid -> {
                    for (var row : grid.rows()) {
                        limits.cell();
                        for (var cell : row) {
                            limits.cell();
                            for (Line line : cell) {
                                limits.take(line);
                            }
                        }
                    }
                }
            }
        }
    }

    private void take(Line line) throws RefusedFile {
        if (!line.runs().isEmpty()) {
            line();
        }
        for (int run = 0; run < line.runs().size(); run++) {
            run();
        }
    }

    void line() throws RefusedFile {
        if (++lines > LINES) {
            throw tooManyLines();
        }
    }

    void cell() throws RefusedFile {
        if (++cells > CELLS) {
            throw tooManyLines();
        }
    }

    void run() throws RefusedFile {
        if (++runs > RUNS) {
            throw new RefusedFile(PlanReader.tooLong());
        }
    }

    void characters(int more) throws RefusedFile {
        characters += more;
        if (more < 0 || characters > CHARACTERS) {
            throw new RefusedFile(PlanReader.tooLong());
        }
    }

    static RefusedFile tooManyLines() {
        return new RefusedFile(new Reading.TooLarge(
                "Văn bản có hơn 20.000 dòng hoặc quá nhiều ô bảng, vượt quá một kế hoạch. Tách phụ lục thành tệp riêng rồi"
                        + " tải lại."));
    }
}
