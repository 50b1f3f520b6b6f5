package vn.lienthong.plans.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day by which something is due to somebody.
 *
 * @param node the node that names it
 * @param what what is due, for example "Báo cáo 6 tháng"
 * @param text the words of the plan, for example "trước ngày 10/6"
 * @param due the named day; null when the plan names none ("hàng quý")
 */
public record Deadline(
        String id,
        @Nullable String node,
        String what,
        String text,
        @Nullable LocalDate due,
        Boundary boundary) {

    public Deadline {
        id = id == null ? "" : id;
        what = what == null ? "" : what;
        text = text == null ? "" : text;
        boundary = boundary == null ? Boundary.INCLUSIVE : boundary;
    }
}
