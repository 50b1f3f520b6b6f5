package vn.lienthong.plans.intake;

import org.jspecify.annotations.Nullable;

/**
 * Something the reading was unsure of; nothing of it was corrected silently.
 *
 * @param node node (or annex) it is about; null when it is about a field
 * @param field field of the content ("date", "numberText", "tasks" …); null when it is about a node
 * @param message what was found and what to check, in Vietnamese
 */
public record Doubt(@Nullable String node, @Nullable String field, String message) {}
