package vn.lienthong.plans.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param node the node of the outline that says so; null for a row of an annex or a task entered by hand
 * @param leads units or posts in charge (đơn vị chủ trì)
 * @param coordinators units or posts that take part (đơn vị phối hợp)
 */
public record Task(
        String id, @Nullable String node, String title, List<String> leads, List<String> coordinators, Window window) {

    public Task {
        id = id == null ? "" : id;
        title = title == null ? "" : title;
        leads = leads == null ? List.of() : List.copyOf(leads);
        coordinators = coordinators == null ? List.of() : List.copyOf(coordinators);
        window = window == null ? Window.NONE : window;
    }
}
