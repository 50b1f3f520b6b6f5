package vn.lienthong.plans.content;

import org.jspecify.annotations.Nullable;

/**
 * One line of "Nơi nhận".
 *
 * @param purpose "b/c" (to report), "t/h" (to carry out), "p/h" (to take part) …; null without one
 */
public record Recipient(String id, String name, @Nullable String purpose) {

    public Recipient {
        id = id == null ? "" : id;
        name = name == null ? "" : name;
    }
}
