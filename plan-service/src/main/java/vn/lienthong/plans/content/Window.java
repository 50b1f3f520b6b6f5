package vn.lienthong.plans.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a task is to be done.
 *
 * @param text the words of the plan; they stay authoritative, the rest is our reading of them
 * @param from first day, inclusive
 * @param to last day; {@code boundary} says whether it counts
 */
public record Window(
        String text,
        WindowKind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boundary boundary) {

    public static final Window NONE = new Window("", WindowKind.NONE, null, null, null);

    public Window {
        text = text == null ? "" : text;
        kind = kind == null ? WindowKind.NONE : kind;
    }

    /** False when the window ends before it begins. */
    boolean ordered() {
        return from == null || to == null || !to.isBefore(from);
    }
}
