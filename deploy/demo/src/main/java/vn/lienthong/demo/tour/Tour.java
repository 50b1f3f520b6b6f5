package vn.lienthong.demo.tour;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import vn.lienthong.demo.Settings;

/** The whole story against a running system with demo data. */
public final class Tour {

    private final Settings settings;

    public Tour(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param files plans to import, the last is taken through the review
     * @param own whether they are the demo's own, whose content is known
     * @throws RuntimeException at the first step that is not as promised
     */
    public void play(List<Path> files, boolean own) {
        var steps = new Steps();
        var cast = Cast.of(settings);
        var plan = new PlanStory(cast, steps).play(files, own);
        var round = new RoundStory(cast, steps).play();
        strangers(cast, steps, plan, round);
        System.out.println("\nTất cả đúng như đã hứa.");
    }

    private static void strangers(Cast cast, Steps steps, String plan, String round) {
        steps.step(cast.stranger() + ", tỉnh khác, không thấy gì");
        var department = Objects.requireNonNull(cast.people().unitIds().get("SGDDT"));
        for (var path : List.of(
                plan,
                "/api/reports/rounds/" + round,
                "/api/reports/rounds/" + round + "/rollups/" + department,
                "/api/reports/units/" + department)) {
            var answer = cast.stranger().get(path);
            // A round's id may exist there too: every province has its own half-year.
            steps.check(
                    answer.status() == 404 || !answer.text().contains("Quảng Ninh"), "%s: %d", path, answer.status());
        }
        steps.check(
                cast.stranger().all("/api/plans?folder=subtree").stream()
                        .noneMatch(each -> plan.endsWith(each.path("id").asString())),
                "kế hoạch không có trong danh sách của tỉnh khác");
    }
}
