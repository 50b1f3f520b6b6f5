package vn.lienthong.plans.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
        columns = columns == null ? List.of() : List.copyOf(columns);
        rows = rows == null ? List.of() : rows.stream().map(List::copyOf).toList();
    }
}
