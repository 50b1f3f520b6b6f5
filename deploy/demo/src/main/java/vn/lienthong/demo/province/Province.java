package vn.lienthong.demo.province;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A demo province: real places, invented schools, titles instead of people.
 *
 * @param districts the offices that ended on 30/6/2025, with the communes that took their schools over
 * @param upperSecondary schools that report straight to the department
 */
public record Province(
        String id,
        String name,
        String mark,
        String code,
        String department,
        String place,
        List<District> districts,
        List<String> upperSecondary) {

    public record District(String name, List<Commune> communes) {}

    /** @param schools how many it has */
    public record Commune(String code, String name, int schools) {}

    /** @param level as the import template writes it */
    public record School(String code, String name, String level, String superior, String formerSuperior) {

        /** Sign-in name of its people, e.g. {@code mn.hoa-sen.07069}. */
        public String username() {
            var own = slug(name.replaceFirst("^Trường ", ""));
            var commune = superior.replaceAll("\\D", "");
            // Several communes have a school of the same name; the department's own have names of their own.
            return commune.isEmpty() ? own : own + "." + commune;
        }

        /** Letters after the number of its documents, e.g. {@code MNHS}. */
        public String initials() {
            var letters = new StringBuilder();
            for (var word : name.replaceFirst("^Trường ", "").split(" ")) {
                letters.append(word.equals(word.toUpperCase(Locale.ROOT)) ? word : word.substring(0, 1));
            }
            return letters.toString().toUpperCase(Locale.ROOT);
        }
    }

    private static final String[] LEVELS = {"Mầm non", "Tiểu học", "THCS"};
    private static final String[] NAMES = {
        "Hoa Sen", "Ánh Dương", "Bình Minh", "Đoàn Kết", "Thống Nhất", "Hòa Bình", "Sao Biển", "Hướng Dương", "Hoa Mai",
        "Tân Tiến", "Quyết Tiến", "Đồng Tâm", "Hoa Hồng", "Sơn Ca", "Họa Mi", "Măng Non", "Rạng Đông", "Thành Công"
    };

    public static List<Province> all() {
        return Stream.of("quang-ninh", "hai-phong", "tay-ninh")
                .map(Province::named)
                .toList();
    }

    public static Province named(String id) {
        try (var file = Province.class.getResourceAsStream("/provinces/" + id + ".json")) {
            return JsonMapper.builder().build().readValue(Objects.requireNonNull(file), Province.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<Commune> communes() {
        return districts.stream()
                .flatMap(district -> district.communes().stream())
                .toList();
    }

    public String districtCode(District district) {
        return "PGD-" + code + "-" + (districts.indexOf(district) + 1);
    }

    /** The schools below the communes, in a fixed order; the first is Trường Tiểu học Ánh Dương of the first commune. */
    public List<School> schools() {
        var schools = new ArrayList<School>();
        var next = 1;
        for (var district : districts) {
            for (var commune : district.communes()) {
                for (var number = 0; number < commune.schools(); number++) {
                    var level = LEVELS[next % LEVELS.length];
                    var name = NAMES[(next + 7 * (next / NAMES.length)) % NAMES.length];
                    schools.add(new School(
                            commune.code() + "-" + (number + 1),
                            "Trường " + level + " " + name,
                            level,
                            commune.code(),
                            districtCode(district)));
                    next++;
                }
            }
        }
        return schools;
    }

    public List<School> upperSecondarySchools() {
        var schools = new ArrayList<School>();
        for (var name : upperSecondary) {
            schools.add(new School("THPT-" + code + "-" + (schools.size() + 1), name, "THPT", "SGDDT", "SGDDT"));
        }
        return schools;
    }

    /** The tree as the import file of a new province: CSV, UTF-8, superiors first. */
    public String unitsCsv() {
        var csv = new StringBuilder("ma,ten,loai,cap_hoc,tu_ngay,den_ngay,chu_quan,chuyen_mon,tuyen_bao_cao,"
                + "quan_he_tu_ngay,quan_he_den_ngay\n");
        row(csv, "SGDDT", department, "Sở GDĐT", "", "01/01/1990", "", "", "", "không", "", "");
        for (var district : districts) {
            row(
                    csv,
                    districtCode(district),
                    district.name(),
                    "Phòng GDĐT",
                    "",
                    "01/01/1990",
                    "01/07/2025",
                    "",
                    "SGDDT",
                    "chuyên môn",
                    "",
                    "");
        }
        for (var commune : communes()) {
            row(
                    csv,
                    commune.code(),
                    commune.name(),
                    kindOf(commune),
                    "",
                    "01/07/2025",
                    "",
                    "",
                    "SGDDT",
                    "chuyên môn",
                    "",
                    "");
        }
        for (var school : schools()) {
            row(
                    csv,
                    school.code(),
                    school.name(),
                    "Trường",
                    school.level(),
                    "01/09/2000",
                    "",
                    school.formerSuperior(),
                    "SGDDT",
                    "chủ quản",
                    "01/09/2000",
                    "01/07/2025");
            row(
                    csv,
                    school.code(),
                    school.name(),
                    "Trường",
                    school.level(),
                    "01/09/2000",
                    "",
                    school.superior(),
                    "SGDDT",
                    "chủ quản",
                    "01/07/2025",
                    "");
        }
        for (var school : upperSecondarySchools()) {
            row(
                    csv,
                    school.code(),
                    school.name(),
                    "Trường",
                    "THPT",
                    "01/09/2000",
                    "",
                    "SGDDT",
                    "SGDDT",
                    "chủ quản",
                    "",
                    "");
        }
        return csv.toString();
    }

    private static String kindOf(Commune commune) {
        return commune.name().startsWith("UBND xã")
                ? "UBND xã"
                : commune.name().startsWith("UBND phường") ? "UBND phường" : "UBND đặc khu";
    }

    private static void row(StringBuilder csv, String... cells) {
        csv.append(String.join(",", cells)).append('\n');
    }

    /** Lower case without diacritics, words joined by hyphens. */
    public static String slug(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("(^-|-$)", "");
    }
}
