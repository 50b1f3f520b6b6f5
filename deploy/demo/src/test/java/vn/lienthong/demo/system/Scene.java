package vn.lienthong.demo.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Answer;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;
import vn.lienthong.demo.seed.Figures;
import vn.lienthong.demo.seed.People;

/** A demo province as a test uses it: its people, and things of theirs made anew through the gateway. */
final class Scene {

    /** Rounds of the tests are older than any that the demo data or the tour opens. */
    private static final int NEWEST_TEST_PERIOD = 2018 * 2 + 2;

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Province province;
    final People people;
    final Map<String, String> unitIds;

    Scene(Gateway gateway, Settings settings, String province) {
        this.province = Province.named(province);
        this.people = new People(gateway, this.province, settings.demoPassword());
        this.unitIds = people.unitIds();
    }

    Session teacher(Province.School school) {
        return people.as(People.teacher(school));
    }

    Session head(Province.School school) {
        return people.as(People.head(province, school));
    }

    Session officer() {
        return people.as(People.DEPARTMENT_OFFICER);
    }

    Session admin() {
        return people.as(People.ADMIN);
    }

    Province.School school(int index) {
        return province.schools().get(index);
    }

    String unit(String code) {
        return Objects.requireNonNull(unitIds.get(code), code);
    }

    /** The demo's own plan, imported by the school; its citations are checked. */
    String importedPlan(Session editor) {
        var plan = editor.upload(
                        "/api/plans/imports?noStateSecret=true&fileName=ke-hoach.txt",
                        file("plans/ke-hoach-anh-duong-2026.txt"))
                .expect(201)
                .json();
        var path = "/api/plans/" + plan.path("id").asString();
        await().atMost(PATIENCE)
                .until(() -> "CHECKED"
                        .equals(editor.get(path)
                                .expect(200)
                                .json()
                                .at("/check/status")
                                .asString()));
        return path;
    }

    /** A round of a half-year that none of these provinces has; every unit has its report when this returns. */
    JsonNode openRound(Scene... others) {
        var known = new TreeSet<Integer>();
        periods(known);
        for (var other : others) {
            other.periods(known);
        }
        var period = NEWEST_TEST_PERIOD;
        while (known.contains(period)) {
            period--;
        }
        var half = period % 2 == 0 ? 2 : 1;
        var body = new HashMap<String, @Nullable Object>();
        body.put(
                "formId",
                admin().all("/api/reports/forms").getFirst().path("id").asString());
        body.put("period", Map.of("type", "HALF_YEAR", "year", (period - half) / 2, "half", half));
        body.put("dueDates", null);
        var round = admin().post("/api/reports/rounds", body).expect(201).json();
        var size = round.path("rosterSize").asInt();
        await().atMost(PATIENCE).until(() -> reports(round).size() == size);
        return round;
    }

    private void periods(TreeSet<Integer> known) {
        admin().all("/api/reports/rounds")
                .forEach(round -> known.add(round.at("/period/year").asInt() * 2
                        + round.at("/period/half").asInt()));
    }

    /** Paths of the round's reports by unit id. */
    Map<String, String> reports(JsonNode round) {
        var reports = new HashMap<String, String>();
        for (var folder : List.of("subtree", "mine")) {
            officer()
                    .all("/api/reports?folder=" + folder + "&round="
                            + round.path("id").asString())
                    .forEach(report -> reports.put(
                            report.at("/unit/id").asString(),
                            "/api/reports/" + report.path("id").asString()));
        }
        return reports;
    }

    /** Fills the report with its usual figures. */
    static Answer fill(Session editor, String path) {
        var report = editor.get(path).expect(200);
        return editor.put(
                        path,
                        report.etag(),
                        Map.of("cells", Figures.of(report.json().path("form"), path)))
                .expect(200);
    }

    static Answer submit(Session editor, Session head, String path) {
        return head.post(path + "/submit", fill(editor, path).etag(), null).expect(200);
    }

    static Answer accept(Session reviewer, String path) {
        var report = reviewer.get(path).expect(200);
        return reviewer.post(path + "/accept", report.etag(), null).expect(200);
    }

    /** @param name below {@code deploy/demo}, where the tests run */
    static byte[] file(String name) {
        try {
            return Files.readAllBytes(Path.of(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
