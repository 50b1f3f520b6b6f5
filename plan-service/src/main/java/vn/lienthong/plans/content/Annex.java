package vn.lienthong.plans.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.text.TypedText;

/**
 * A table after the signature.
 *
 * @param reference "(Kèm theo Kế hoạch số … ngày … của …)"
 * @param rows cells in the order of {@code columns}; a row may have fewer when the source was cut off
 */
public record Annex(
        String id, String title, @Nullable String reference, List<String> columns, List<List<String>> rows) {

    public Annex {
        id = id == null ? "" : id;
        title = title == null ? "" : title;
        columns = columns == null ? List.of() : cleaned(columns);
        rows = rows == null ? List.of() : rows.stream().map(Annex::cleaned).toList();
    }

    /** Cells come from people's documents, where anything may stand. */
    private static List<String> cleaned(List<String> cells) {
        return cells.stream().map(TypedText::cleaned).toList();
    }
}
