package vn.lienthong.references.citation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The abbreviations of offices at the end of a symbol. */
public final class IssuerCode {

    private IssuerCode() {}

    private static final String[] NATIONAL = {
        "CTN", "CP", "TTg", "VPCP", "VPQH", "VPCTN", "TTCP", "NHNN", "KTNN", "TANDTC", "HĐTP", "VKSNDTC", "UBDT",
        "MTTW", "TLĐ", "BHXHVN", "TTXVN", "BCA", "BCT", "BDTTG", "BGDĐT", "BGD&ĐT", "BGTVT", "BKHCN", "BKHĐT",
        "BLĐTBXH", "BNG", "BNNMT", "BNNPTNT", "BNV", "BQP", "BTC", "BTNMT", "BTP", "BTTTT", "BVHTTDL", "BXD", "BYT"
    };
    private static final String[] LOCAL = {
        "UBND", "HĐND", "BCĐ", "BHXH", "VPUBND", "SGDĐT", "SGD&ĐT", "SVHTTDL", "SVHTT", "SDL", "STTTT", "SNgV", "SNV",
        "STC", "STP", "SXD", "SYT", "SKHCN", "SNNMT", "SCT", "SLĐTBXH", "SKHĐT", "SGTVT", "PGDĐT", "PGD&ĐT", "PVHTT",
        "PVHXH", "PVH-XH"
    };
    private static final String[] PARTY_CENTRAL = {
        "TW", "VPTW", "BTGTW", "BTGDVTW", "BTCTW", "BDVTW", "BNCTW", "BKTTW", "BĐNTW", "UBKTTW", "HĐLLTW"
    };
    private static final String[] PARTY_LOCAL = {
        "TU", "VPTU", "BTGTU", "BTGDVTU", "BTCTU", "BDVTU", "UBKTTU", "HU", "QU", "ThU", "ĐU"
    };

    private static final Map<String, String> OFFICIAL = new HashMap<>();
    private static final Map<String, String> OFFICIAL_WITHOUT_STROKE = new HashMap<>();
    private static final Set<String> PARTY;
    private static final Set<String> PARTY_AT_CENTRE = Set.of(PARTY_CENTRAL);
    private static final Set<String> NATIONWIDE = Set.of(NATIONAL);

    static {
        for (var list : new String[][] {NATIONAL, LOCAL, PARTY_CENTRAL, PARTY_LOCAL}) {
            for (var code : list) {
                var upper = code.toUpperCase(Locale.ROOT);
                OFFICIAL.put(upper, code);
                OFFICIAL_WITHOUT_STROKE.putIfAbsent(upper.replace('Đ', 'D'), code);
            }
        }
        var party = new java.util.HashSet<>(PARTY_AT_CENTRE);
        party.addAll(Set.of(PARTY_LOCAL));
        PARTY = Set.copyOf(party);
    }

    /** The code as officially written, or null when it is not in the table. Legislatures keep their number: QH15. */
    static @Nullable String official(String printed) {
        if (isLegislature(printed)) {
            return printed.toUpperCase(Locale.ROOT);
        }
        var upper = printed.toUpperCase(Locale.ROOT);
        var exact = OFFICIAL.get(upper);
        return exact != null ? exact : OFFICIAL_WITHOUT_STROKE.get(upper);
    }

    /** Party committees and their offices: only these close a Party symbol beyond doubt. */
    static boolean isParty(String code) {
        return PARTY.contains(code);
    }

    /** {@code QH15}, {@code UBTVQH14}: National Assembly or its standing committee, with the legislature. */
    static boolean isLegislature(String code) {
        var upper = code.toUpperCase(Locale.ROOT);
        int digits = upper.startsWith("UBTVQH") ? 6 : upper.startsWith("QH") ? 2 : -1;
        if (digits < 0 || upper.length() <= digits || upper.length() > digits + 2) {
            return false;
        }
        return upper.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether one office in the whole country has this code. Every other code repeats from place to place. */
    public static boolean isNational(String code) {
        return isLegislature(code) || NATIONWIDE.contains(code) || PARTY_AT_CENTRE.contains(code);
    }

    /**
     * Looks like an abbreviation: at least two capitals, not fewer than small letters, and the small ones plain ({@code
     * SNgV}, {@code THCSxx}), which no Vietnamese word in running text does.
     */
    static boolean looksLikeCode(String printed) {
        int capitals = 0;
        int small = 0;
        for (int i = 0; i < printed.length(); i++) {
            char c = printed.charAt(i);
            if (Character.isUpperCase(c)) {
                capitals++;
            } else if (c >= 'a' && c <= 'z') {
                small++;
            } else if (!(c >= '0' && c <= '9' || c == '&' || c == '.')) {
                return false;
            }
        }
        return capitals >= 2 && capitals >= small;
    }
}
