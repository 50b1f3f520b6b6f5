package vn.lienthong.demo.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.lienthong.demo.province.Province;

/** A school's yearly plan as schools write it, now and then with a wrong date or a decree that has been replaced. */
final class PlanText {

    private static final String TEMPLATE = read("/plans/ke-hoach-truong.txt");
    private static final LocalDate NEW_PRESS_DECREE = LocalDate.of(2026, 7, 1);

    private PlanText() {}

    /** @param careless whether it carries the typical mistakes */
    static String of(Province province, Province.School school, String superior, LocalDate on, boolean careless) {
        var pressDecree = on.isBefore(NEW_PRESS_DECREE) || careless
                ? "09/2017/NĐ-CP ngày 09/02/2017"
                : "244/2026/NĐ-CP ngày 26/6/2026";
        var text = TEMPLATE;
        for (var value : Map.ofEntries(
                        Map.entry("{coQuanChuQuan}", superior.toUpperCase(Locale.ROOT)),
                        Map.entry("{TRUONG}", school.name().toUpperCase(Locale.ROOT)),
                        Map.entry("{truong}", school.name()),
                        Map.entry("{kyHieu}", school.initials()),
                        Map.entry("{diaDanh}", province.place()),
                        Map.entry("{ngay}", "%02d".formatted(on.getDayOfMonth())),
                        Map.entry(
                                "{thang}", on.getMonthValue() < 3 ? "0" + on.getMonthValue() : "" + on.getMonthValue()),
                        Map.entry("{nam}", "" + on.getYear()),
                        Map.entry("{ngay72}", careless ? "07/8/2015" : "07/9/2015"),
                        Map.entry("{nghiDinhPhatNgon}", pressDecree),
                        Map.entry("{capTren}", superior))
                .entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        return text;
    }

    private static String read(String resource) {
        try (var stream = PlanText.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
