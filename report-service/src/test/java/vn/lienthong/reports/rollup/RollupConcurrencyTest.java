package vn.lienthong.reports.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.reports.Province;
import vn.lienthong.reports.Province.Answer;
import vn.lienthong.reports.Provinces;
import vn.lienthong.reports.ReportTest;
import vn.lienthong.reports.form.Forms;
import vn.lienthong.reports.report.ReportStandings;
import vn.lienthong.reports.round.Rosters;
import vn.lienthong.starter.tenancy.TenantScope;

/** Roll-ups kept up to date on a real database while many decide at once. */
@ReportTest
class RollupConcurrencyTest {

    private static final int OFFICES = 4;
    private static final int SCHOOLS_EACH = 6;

    @Autowired
    Provinces provinces;

    @Autowired
    Rollups rollups;

    @Autowired
    ReportStandings reports;

    @Autowired
    Rosters rosters;

    @Autowired
    Forms forms;

    @Autowired
    Clock clock;

    @Test
    void manyWhoAcceptAtOnceLoseNothing() throws Exception {
        Province province = offices();
        Map<String, Integer> figures = new TreeMap<>();
        for (int office = 0; office < OFFICES; office++) {
            for (int school = 0; school < SCHOOLS_EACH; school++) {
                String unit = "o" + office + "s" + school;
                figures.put(unit, 1 + office * 10 + school);
                province.fill(unit, figures.get(unit));
                province.submit(unit).ok();
            }
        }
        // A second replica with its own refresh works on the same database.
        RollupRefresh replica = new RollupRefresh(rollups, reports, rosters, forms, clock);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (String unit : figures.keySet()) {
                all.add(many.submit((Callable<Answer>) () -> {
                    start.await();
                    return province.accept(unit, unit.substring(0, 2)).ok();
                }));
            }
            for (int i = 0; i < 4; i++) {
                all.add(many.submit(() -> {
                    start.await();
                    for (int round = 0; round < 5; round++) {
                        TenantScope.inTenant(province.tenant(), () -> {
                            replica.passUpAll();
                        });
                    }
                    return province;
                }));
            }
            start.countDown();
            for (Future<?> each : all) {
                each.get();
            }
        }
        province.settled();

        Answer root = province.dashboard(province.reviewer("so"), "so").ok();
        int sum = figures.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(root.<Integer>read("$.accepted")).isEqualTo(OFFICES * SCHOOLS_EACH);
        assertThat(root.<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .containsExactly(sum);
        Answer check = province.check();
        assertThat(check.<List<Object>>read("$.differences")).isEmpty();
        assertThat(check.<Integer>read("$.checked")).isEqualTo(OFFICES + 1);
        assertThat(check.<Integer>read("$.pending")).isZero();
    }

    /** Submits, returns and accepts in a random order; wherever it stops, the roll-ups are those of the reports. */
    @ParameterizedTest
    @ValueSource(longs = {3, 17, 2026})
    void everySequenceOfDecisionsEndsAsIfComputedFromScratch(long seed) {
        Random random = new Random(seed);
        Province province = provinces.empty().department("so", "Sở Giáo dục và Đào tạo");
        Map<String, String> superiors = new TreeMap<>();
        List<String> offices = new ArrayList<>(List.of("so"));
        for (int i = 0; i < 9; i++) {
            String superior = offices.get(random.nextInt(offices.size()));
            String unit = "u" + i;
            superiors.put(unit, superior);
            if (random.nextInt(3) == 0) {
                province.office(unit, "UBND xã " + i, superior);
                offices.add(unit);
            } else {
                province.school(unit, "Trường " + i, superior);
            }
        }
        province.open().ok();
        Model model = new Model();
        List<String> units = List.copyOf(superiors.keySet());
        for (int step = 0; step < 70; step++) {
            String unit = units.get(random.nextInt(units.size()));
            int figure = random.nextInt(50);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    if (model.isOpen(unit)) {
                        province.fill(unit, figure);
                        province.submit(unit).ok();
                        model.submitted(unit, figure);
                    }
                }
                case 2 ->
                    model.decided(
                            unit, province.accept(unit, superiors.get(unit)).status() == 200, "ACCEPTED");
                default ->
                    model.decided(
                            unit,
                            province.sendBack(unit, superiors.get(unit), "Xem lại số liệu.")
                                            .status()
                                    == 200,
                            "RETURNED");
            }
        }
        province.settled();

        assertThat(province.check().<List<Object>>read("$.differences")).isEmpty();
        Answer root = province.dashboard(province.reviewer("so"), "so").ok();
        assertThat(root.<Integer>read("$.expected")).isEqualTo(9);
        assertThat(root.<Integer>read("$.submitted")).isEqualTo(model.figures.size());
        assertThat(root.<Integer>read("$.accepted"))
                .isEqualTo(model.in("ACCEPTED").size());
        assertThat(root.<Integer>read("$.returned"))
                .isEqualTo(model.in("RETURNED").size());
        List<Integer> accepted = model.in("ACCEPTED");
        assertThat(root.<List<Integer>>read("$.indicators[?(@.code=='05')].accepted.number"))
                .isEqualTo(
                        accepted.isEmpty()
                                ? List.of()
                                : List.of(accepted.stream().mapToInt(i -> i).sum()));
        List<Integer> standing = new ArrayList<>(accepted);
        standing.addAll(model.in("SUBMITTED"));
        assertThat(root.<List<Integer>>read("$.indicators[?(@.code=='05')].submitted.number"))
                .isEqualTo(
                        standing.isEmpty()
                                ? List.of()
                                : List.of(standing.stream().mapToInt(i -> i).sum()));
    }

    /** What the people know of it: state and last figure of each unit, nothing of trees. */
    private static final class Model {

        private final Map<String, String> states = new TreeMap<>();
        private final Map<String, Integer> figures = new TreeMap<>();

        boolean isOpen(String unit) {
            return !states.containsKey(unit) || "RETURNED".equals(states.get(unit));
        }

        void submitted(String unit, int figure) {
            states.put(unit, "SUBMITTED");
            figures.put(unit, figure);
        }

        void decided(String unit, boolean done, String state) {
            if (done) {
                states.put(unit, state);
            }
        }

        List<Integer> in(String state) {
            return states.entrySet().stream()
                    .filter(each -> each.getValue().equals(state))
                    .map(each -> figures.get(each.getKey()))
                    .toList();
        }
    }

    private Province offices() {
        Province province = provinces.empty().department("so", "Sở Giáo dục và Đào tạo");
        for (int office = 0; office < OFFICES; office++) {
            province.office("o" + office, "UBND xã " + office, "so");
            for (int school = 0; school < SCHOOLS_EACH; school++) {
                province.school("o" + office + "s" + school, "Trường " + office + "." + school, "o" + office);
            }
        }
        province.open().ok();
        return province;
    }
}
