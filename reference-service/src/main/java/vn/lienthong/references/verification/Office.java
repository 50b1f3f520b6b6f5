package vn.lienthong.references.verification;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.Place.Level;
import vn.lienthong.starter.text.VietnameseText;

/**
 * What the name of a local office says about where it is: {@code UBND huyện Thủ Thừa} all, {@code UBND tỉnh} only the
 * level, {@code UBND} nothing.
 *
 * @param levels that it can be at
 * @param unit district or commune as written; absent when the name leaves it to the reader
 * @param cityAlone {@code thành phố} without a name: the province where that is a city, else a district
 */
record Office(Set<Level> levels, @Nullable String unit, boolean cityAlone) {

    private static final List<String> CITIES = List.of("thành phố", "tp.", "tp");
    private static final List<String> DISTRICTS = List.of("huyện", "quận", "thị xã");
    private static final List<String> COMMUNES = List.of("phường", "thị trấn", "đặc khu", "xã");
    private static final Set<Level> ANY = EnumSet.allOf(Level.class);

    /**
     * @param name as printed, or null
     * @param code of the office in the symbol, or null
     */
    static Office of(@Nullable String name, @Nullable String code) {
        if (name == null) {
            return new Office(levels(code), null, false);
        }
        var text = new Words(name);
        for (var committee : List.of("tỉnh ủy", "tỉnh uỷ")) {
            if (text.after(committee) != null) {
                return at(Level.PROVINCE, null);
            }
        }
        for (var committee : List.of("thành ủy", "thành uỷ")) {
            var place = text.after(committee);
            if (place != null) {
                return city(place);
            }
        }
        for (var committee : List.of("huyện ủy", "huyện uỷ", "quận ủy", "quận uỷ", "thị ủy", "thị uỷ")) {
            var place = text.after(committee);
            if (place != null) {
                return at(Level.DISTRICT, unit(place));
            }
        }
        return text.startsWith("sở") ? at(Level.PROVINCE, null) : marked(text, code);
    }

    private static Office marked(Words text, @Nullable String code) {
        var ward = text.startsWith("phòng văn hóa - xã hội") || text.startsWith("phòng vh-xh");
        for (var mark : COMMUNES) {
            var place = ward && mark.equals("xã") ? null : text.after(mark);
            if (place != null) {
                return at(Level.COMMUNE, unit(place));
            }
        }
        for (var mark : DISTRICTS) {
            var place = text.after(mark);
            if (place != null) {
                return at(Level.DISTRICT, unit(place));
            }
        }
        if (text.after("tỉnh") != null) {
            return at(Level.PROVINCE, null);
        }
        for (var mark : CITIES) {
            var place = text.after(mark);
            if (place != null) {
                return city(place);
            }
        }
        if (ward) {
            return at(Level.COMMUNE, null);
        }
        return text.startsWith("phòng") ? at(Level.DISTRICT, null) : new Office(levels(code), null, false);
    }

    private static Office at(Level level, @Nullable String unit) {
        return new Office(EnumSet.of(level), unit, false);
    }

    /** The name after {@code thành phố} may be a province or a district: whoever knows the provinces decides. */
    private static Office city(String place) {
        return new Office(EnumSet.of(Level.PROVINCE, Level.DISTRICT), unit(place), place.isEmpty());
    }

    private static Set<Level> levels(@Nullable String code) {
        if (code == null) {
            return ANY;
        }
        if (code.endsWith("TU")) {
            return EnumSet.of(Level.PROVINCE);
        }
        return switch (code) {
            case "HU", "QU", "ThU", "PVHTT", "PGDĐT", "PGD&ĐT" -> EnumSet.of(Level.DISTRICT);
            case "PVHXH", "PVH-XH" -> EnumSet.of(Level.COMMUNE);
            default -> code.startsWith("S") ? EnumSet.of(Level.PROVINCE) : ANY;
        };
    }

    /** The first name of {@code Thủ Thừa, tỉnh Long An}. */
    private static @Nullable String unit(String place) {
        var words = new Words(place);
        int end = place.length();
        for (var wider : List.of("tỉnh", "thành phố", "tp.", "tp", "huyện", "quận", "thị xã")) {
            int at = words.indexOf(wider);
            if (at >= 0) {
                end = Math.min(end, at);
            }
        }
        int comma = place.indexOf(',');
        var name = place.substring(0, comma >= 0 ? Math.min(comma, end) : end).strip();
        return name.isEmpty() ? null : name;
    }

    /** A name in which whole words are looked for, in any case. */
    private static final class Words {
        private final String name;
        private final String padded;

        Words(String name) {
            this.name = VietnameseText.nfc(name);
            this.padded = " " + this.name.toLowerCase(Locale.ROOT).replace(',', ' ') + " ";
        }

        boolean startsWith(String word) {
            return padded.startsWith(" " + word + " ");
        }

        int indexOf(String word) {
            return padded.indexOf(" " + word + " ");
        }

        /** What stands behind a word, or null without it. */
        @Nullable
        String after(String word) {
            int at = indexOf(word);
            return at < 0 ? null : name.substring(at + word.length()).strip();
        }
    }
}
