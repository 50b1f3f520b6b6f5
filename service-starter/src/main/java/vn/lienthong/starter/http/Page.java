package vn.lienthong.starter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Cuts a list that was asked for one element more than the page holds. */
    public static <T> Page<T> of(List<T> oneMore, int limit, java.util.function.Function<T, Cursor> cursorAfter) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null);
        }
        var items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, cursorAfter.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(java.util.function.Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
