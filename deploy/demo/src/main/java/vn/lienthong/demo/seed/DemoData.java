package vn.lienthong.demo.seed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import vn.lienthong.demo.Settings;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;

/**
 * Three provinces with two years of plans and rounds in all states. Everything goes through the gateway, as people would
 * do it; only the services' clocks are set to the day on which it happens. Only a new system
 * takes them.
 */
public final class DemoData {

    private final Settings settings;
    private final Gateway gateway;

    public DemoData(Settings settings) {
        this.settings = settings;
        this.gateway = new Gateway(settings.gateway());
    }

    /** @throws IllegalStateException when the system has one of the provinces already */
    public void load() {
        var start = Instant.now();
        var operator = gateway.signIn("he-thong", "van-hanh", settings.operatorPassword());
        var provinces = Province.all();
        var known = operator.all("/api/tenants").stream()
                .map(tenant -> tenant.path("id").asString())
                .toList();
        if (known.contains(provinces.getFirst().id())) {
            throw new IllegalStateException("Hệ thống đã có "
                    + provinces.getFirst().name() + ". Dữ liệu mẫu chỉ nạp vào hệ thống mới: deploy/run --fresh.");
        }
        provinces.forEach(province -> createTenant(operator, province));
        var timeline = new Timeline();
        for (var province : provinces) {
            fill(province, timeline);
            System.out.printf(
                    "  %s: %d đơn vị%n",
                    province.name(),
                    1
                            + province.communes().size()
                            + province.schools().size()
                            + province.upperSecondarySchools().size());
        }
        var clocks = new Clocks(gateway, settings.serviceSecret(), services());
        try {
            timeline.run(clocks::set);
        } finally {
            clocks.set(null);
        }
        System.out.printf(
                "Đã nạp dữ liệu mẫu trong %d giây.%n",
                Duration.between(start, Instant.now()).toSeconds());
    }

    /** The accounts worth trying, as people read them. */
    public String accounts() {
        var text = new StringBuilder("Mật khẩu chung của các tài khoản mẫu: " + settings.demoPassword() + "\n");
        for (var province : Province.all()) {
            var school = province.schools().getFirst();
            text.append("%s (%s)%n".formatted(province.name(), province.id()))
                    .append("  %-28s Giáo viên phụ trách, %s%n".formatted(People.teacher(school), school.name()))
                    .append("  %-28s Hiệu trưởng, %s%n".formatted(People.head(province, school), school.name()))
                    .append("  %-28s Chuyên viên Phòng VH-XH, %s%n"
                            .formatted(
                                    People.officer(province.communes().getFirst()),
                                    province.communes().getFirst().name()))
                    .append("  %-28s Chuyên viên, %s%n".formatted(People.DEPARTMENT_OFFICER, province.department()))
                    .append("  %-28s Quản trị tỉnh%n".formatted(People.ADMIN));
        }
        return text.toString();
    }

    private Map<String, URI> services() {
        var services = new HashMap<>(settings.services());
        // Sessions and tokens live by the system's time, and so does the gateway.
        services.remove("gateway");
        services.remove("reference-service");
        return services;
    }

    private void createTenant(Session operator, Province province) {
        var created = operator.post(
                        "/api/tenants", Map.of("id", province.id(), "name", province.name(), "mark", province.mark()))
                .expect(201, 409);
        if (created.status() == 201) {
            created.json().path("provisioning").forEach(each -> {
                if (!each.path("done").asBoolean()) {
                    throw new IllegalStateException("chưa chuẩn bị được " + each);
                }
            });
        }
        operator.post(
                        "/api/accounts?tenant=" + province.id(),
                        Map.of(
                                "username",
                                People.ADMIN,
                                "title",
                                "Quản trị tỉnh",
                                "email",
                                "quantri@" + province.id() + ".example.vn",
                                "roles",
                                List.of("TENANT_ADMIN"),
                                "password",
                                settings.demoPassword()))
                .expect(201, 409);
    }

    private void fill(Province province, Timeline timeline) {
        var people = new People(gateway, province, settings.demoPassword());
        people.as(People.ADMIN)
                .upload(
                        "/api/reports/units/imports?dryRun=false&fileName=don-vi.csv",
                        province.unitsCsv().getBytes(StandardCharsets.UTF_8))
                .expect(200);
        var unitIds = people.unitIds();
        createAccounts(people, unitIds);
        var today = LocalDate.now(DemoRounds.ZONE);
        var rounds = new DemoRounds(province, people, timeline, unitIds);
        for (var period : halfYearsBefore(today, 3)) {
            rounds.past(period[0], period[1]);
        }
        var now = halfYearOf(today);
        rounds.current(now[0], now[1], today);
        var plans = new DemoPlans(province, people, timeline);
        plans.of(LocalDate.of(today.getYear() - 1, 3, 3), true);
        // This year's stand in every state: written early in the year, or lately when the year is young.
        var spring = LocalDate.of(today.getYear(), 3, 2);
        plans.of(spring.plusDays(25).isBefore(today) ? spring : today.minusDays(25), false);
    }

    private static void createAccounts(People people, Map<String, String> unitIds) {
        try (var threads = Executors.newFixedThreadPool(3)) {
            var creations = new ArrayList<java.util.concurrent.Future<?>>();
            for (var account : people.accounts()) {
                creations.add(threads.submit(() -> people.create(account, unitIds)));
            }
            for (var creation : creations) {
                creation.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static int[] halfYearOf(LocalDate day) {
        return new int[] {day.getYear(), day.getMonthValue() <= 6 ? 1 : 2};
    }

    /** The half-years before the one of {@code day}, oldest first. */
    private static List<int[]> halfYearsBefore(LocalDate day, int count) {
        var periods = new ArrayList<int[]>();
        for (var back = count; back >= 1; back--) {
            periods.add(halfYearOf(day.minusMonths(6L * back)));
        }
        return periods;
    }
}
