package vn.lienthong.gateway.unit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a unit is called and was called.
 *
 * @param id tenant and unit id together: ids of units are known to be unique within their tenant only
 * @param sequence of the event that told it; an older one does not overwrite it
 */
@Document("units")
record UnitName(@Id String id, String tenant, String unit, String kind, List<Dated> names, long sequence) {

    /**
     * @param from inclusive; absent: ever since
     * @param to exclusive; absent: still
     */
    record Dated(
            String name, @Nullable LocalDate from, @Nullable LocalDate to) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
        }
    }

    /** The name on a day; when it has none then, the last one it had. */
    String on(LocalDate day) {
        return names.stream()
                .filter(name -> name.holdsOn(day))
                .findFirst()
                .orElse(names.getLast())
                .name();
    }

    static String idOf(String tenant, String unit) {
        return tenant + "/" + unit;
    }
}
