package vn.lienthong.demo.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import vn.lienthong.demo.client.Gateway;
import vn.lienthong.demo.client.Session;
import vn.lienthong.demo.province.Province;

/** The accounts of a demo province: who they are and their sessions. Titles only, no names of people. */
public final class People {

    /** Administrator of a demo province. */
    public static final String ADMIN = "quantri";

    public static final String DEPARTMENT_OFFICER = "so.chuyenvien";
    public static final String DEPARTMENT_HEAD = "so.giamdoc";

    private final Gateway gateway;
    private final Province province;
    private final String password;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    public People(Gateway gateway, Province province, String password) {
        this.gateway = gateway;
        this.province = province;
        this.password = password;
    }

    public Session as(String username) {
        return sessions.computeIfAbsent(username, name -> gateway.signIn(province.id(), name, password));
    }

    public static String officer(Province.Commune commune) {
        return "ubnd." + commune.code();
    }

    public static String officer(Province province, Province.District district) {
        return "pgd." + (province.districts().indexOf(district) + 1);
    }

    /** In the first school teacher and head are two people; elsewhere one account does both. */
    public static String teacher(Province.School school) {
        return school.username();
    }

    public static String head(Province province, Province.School school) {
        return isFirst(province, school) ? school.username() + ".ht" : school.username();
    }

    private static boolean isFirst(Province province, Province.School school) {
        return province.schools().getFirst().equals(school);
    }

    record NewAccount(String username, String title, String unitCode, List<String> roles) {}

    List<NewAccount> accounts() {
        var accounts = new ArrayList<NewAccount>();
        accounts.add(
                new NewAccount(DEPARTMENT_OFFICER, "Chuyên viên Văn phòng Sở", "SGDDT", List.of("EDITOR", "REVIEWER")));
        accounts.add(new NewAccount(DEPARTMENT_HEAD, "Giám đốc Sở", "SGDDT", List.of("HEAD")));
        for (var district : province.districts()) {
            accounts.add(new NewAccount(
                    officer(province, district),
                    "Chuyên viên Phòng GDĐT",
                    province.districtCode(district),
                    List.of("EDITOR", "HEAD", "REVIEWER")));
        }
        for (var commune : province.communes()) {
            accounts.add(new NewAccount(
                    officer(commune),
                    "Chuyên viên Phòng VH-XH",
                    commune.code(),
                    List.of("EDITOR", "HEAD", "REVIEWER")));
        }
        var all = new ArrayList<>(province.schools());
        all.addAll(province.upperSecondarySchools());
        for (var school : all) {
            if (isFirst(province, school)) {
                accounts.add(new NewAccount(teacher(school), "Giáo viên phụ trách", school.code(), List.of("EDITOR")));
                accounts.add(new NewAccount(
                        head(province, school), "Hiệu trưởng", school.code(), List.of("EDITOR", "HEAD")));
            } else {
                accounts.add(new NewAccount(teacher(school), "Hiệu trưởng", school.code(), List.of("EDITOR", "HEAD")));
            }
        }
        return accounts;
    }

    /** Creates the account unless it is there. */
    void create(NewAccount account, Map<String, String> unitIds) {
        var body = Map.of(
                "username", account.username(),
                "title", account.title(),
                "email", account.username() + "@" + province.id() + ".example.vn",
                "unit", unitIds.get(account.unitCode()),
                "roles", account.roles(),
                "password", password);
        as(ADMIN).post("/api/accounts", body).expect(201, 409);
    }

    /** Ids of the province's units by code, historical ones included. */
    public Map<String, String> unitIds() {
        var ids = new ConcurrentHashMap<String, String>();
        for (var on : List.of("2025-06-30", "2025-07-01")) {
            for (JsonNode unit : as(ADMIN).all("/api/reports/units?on=" + on)) {
                ids.put(unit.path("code").asString(), unit.path("id").asString());
            }
        }
        return ids;
    }
}
