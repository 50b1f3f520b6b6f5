package vn.lienthong.plans.citation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who cites: "UBND tỉnh", "của Sở" mean the citing unit's own superiors on the day.
 *
 * @param province name of the province or city, without "tỉnh" or "thành phố"
 * @param names names of the ancestors on the day, nearest first
 */
public record Issuer(@Nullable String province, List<String> names) {

    public Issuer {
        names = List.copyOf(names);
    }
}
