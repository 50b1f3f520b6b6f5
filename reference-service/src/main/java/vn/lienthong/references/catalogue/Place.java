package vn.lienthong.references.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Where a local office is: its numbers repeat in every other place.
 *
 * @param province without {@code tỉnh}, as it was called when the document was issued
 * @param unit district, commune or school; absent for offices of the province
 */
public record Place(Level level, String province, @Nullable String unit) {

    public enum Level {
        PROVINCE,
        DISTRICT,
        COMMUNE
    }

    /** The narrowest name. */
    public String name() {
        return unit == null ? province : unit;
    }
}
