package vn.lienthong.references.citation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of documents with their codes: Decree 30/2020/NĐ-CP Annex III, the law on promulgating legal documents, and the
 * Party's own table (Quy định 66-QĐ/TW).
 */
public enum Kind {
    CONSTITUTION("Hiến pháp"),
    CODE_OF_LAW("Bộ luật"),
    LAW("Luật"),
    ORDINANCE("Pháp lệnh"),
    ORDER("Lệnh", "L"),
    JOINT_RESOLUTION("Nghị quyết liên tịch", "NQLT"),
    RESOLUTION("Nghị quyết", "NQ"),
    DECREE("Nghị định", "NĐ"),
    DECISION("Quyết định", "QĐ"),
    DIRECTIVE("Chỉ thị", "CT"),
    JOINT_CIRCULAR("Thông tư liên tịch", "TTLT"),
    CIRCULAR("Thông tư", "TT"),
    PARTY_CIRCULAR("Thông tri", "TT"),
    CONCLUSION("Kết luận", "KL"),
    STATUTES("Quy chế", "QC", "QCh"),
    REGULATION("Quy định", "QyĐ", "QĐi", "QĐ"),
    GUIDANCE("Hướng dẫn", "HD"),
    PROGRAMME("Chương trình", "CTr"),
    PLAN("Kế hoạch", "KH"),
    PROPOSAL("Phương án", "PA"),
    SCHEME("Đề án", "ĐA"),
    PROJECT("Dự án", "DA"),
    STRATEGY("Chiến lược", "CL"),
    LETTER("Công văn", "CV"),
    TELEGRAM("Công điện", "CĐ"),
    COMMUNIQUE("Thông cáo", "TC", "TCa"),
    NOTICE("Thông báo", "TB"),
    REPORT("Báo cáo", "BC"),
    SUBMISSION("Tờ trình", "TTr"),
    MINUTES("Biên bản", "BB"),
    CONTRACT("Hợp đồng", "HĐ"),
    MEMORANDUM("Bản ghi nhớ", "BGN"),
    AGREEMENT("Bản thỏa thuận", "BTT"),
    AUTHORISATION("Giấy ủy quyền", "GUQ"),
    INVITATION("Giấy mời", "GM"),
    INTRODUCTION("Giấy giới thiệu", "GGT"),
    CONSOLIDATED("Văn bản hợp nhất", "VBHN"),
    /** A writer's general word: agrees with every code. */
    DOCUMENT("Văn bản");

    private final String words;
    private final List<String> codes;

    Kind(String words, String... codes) {
        this.words = words;
        this.codes = List.of(codes);
    }

    /** As written at the start of a sentence: {@code Nghị định}. */
    public String words() {
        return words;
    }

    /** The code of this kind in a symbol, when it has one. */
    public Optional<String> code() {
        return codes.stream().findFirst();
    }

    /** Whether a symbol with this code may be called so. At Party offices {@code QĐ} is also a quy định. */
    public boolean agreesWith(String code, Family family) {
        if (this == DOCUMENT) {
            return true;
        }
        if (this == REGULATION && code.equals("QĐ") || this == PARTY_CIRCULAR) {
            return family == Family.P && codes.contains(code);
        }
        return codes.contains(code);
    }

    /** What a code usually means in a family. */
    public static @Nullable Kind ofCode(String code, Family family) {
        if (family == Family.P && code.equals("TT")) {
            return PARTY_CIRCULAR;
        }
        return BY_CODE.get(code);
    }

    /** The code as it is officially written, whatever its case and even without the stroke of Đ. */
    static @Nullable String officialCode(String printed) {
        var upper = printed.toUpperCase(Locale.ROOT);
        var exact = OFFICIAL.get(upper);
        return exact != null ? exact : OFFICIAL_WITHOUT_STROKE.get(upper);
    }

    /** These are never numbered without a year. */
    static boolean isNormativeOnly(String code) {
        return code.equals("NĐ") || code.equals("TT") || code.equals("TTLT") || code.equals("NQLT");
    }

    /** A kind as written in front of a number. */
    record Word(String lower, String name, Kind kind) {}

    /** Longest first, so that {@code chương trình hành động} wins over {@code hành động}. */
    static final List<Word> WORDS = longestFirst();

    private static final Map<String, Kind> BY_CODE = new HashMap<>();
    private static final Map<String, String> OFFICIAL = new HashMap<>();
    private static final Map<String, String> OFFICIAL_WITHOUT_STROKE = new HashMap<>();

    static {
        for (var kind : values()) {
            for (var code : kind.codes) {
                var upper = code.toUpperCase(Locale.ROOT);
                BY_CODE.putIfAbsent(code, kind);
                OFFICIAL.putIfAbsent(upper, code);
                OFFICIAL_WITHOUT_STROKE.putIfAbsent(upper.replace('Đ', 'D'), code);
            }
        }
    }

    private static List<Word> longestFirst() {
        var own = Arrays.stream(values()).map(kind -> word(kind.words, kind));
        var more = List.of(
                word("Chương trình hành động", PROGRAMME),
                word("Kế hoạch hành động", PLAN),
                word("Kế hoạch liên tịch", PLAN),
                word("Kế hoạch phối hợp", PLAN),
                word("Chương trình phối hợp", PROGRAMME),
                word("Thông báo kết luận", NOTICE),
                word("Hướng dẫn liên ngành", GUIDANCE));
        return java.util.stream.Stream.concat(own, more.stream())
                .sorted(Comparator.comparing((Word word) -> word.lower().length())
                        .reversed())
                .toList();
    }

    private static Word word(String name, Kind kind) {
        return new Word(name.toLowerCase(Locale.ROOT), name, kind);
    }
}
