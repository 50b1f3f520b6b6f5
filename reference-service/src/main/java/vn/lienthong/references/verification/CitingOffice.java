package vn.lienthong.references.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.catalogue.Place;
import vn.lienthong.references.catalogue.Place.Level;
import vn.lienthong.references.catalogue.Provinces;
import vn.lienthong.references.citation.Citation;
import vn.lienthong.references.citation.IssuerCode;
import vn.lienthong.starter.text.VietnameseText;

/**
 * Who cites, and with it what {@code UBND tỉnh}, {@code Tỉnh ủy} or {@code Phòng GDĐT} means: the offices above the citing
 * unit on the day of its document.
 */
final class CitingOffice {

    private final Provinces provinces;
    private final LocalDate on;
    private final @Nullable String province;
    private final List<String> names;
    private final List<Office> ancestors;

    /**
     * @param province of the citing unit, in any writing; absent: taken from the names
     * @param names of the citing unit's ancestors
     */
    CitingOffice(Provinces provinces, LocalDate on, @Nullable String province, List<String> names) {
        this.provinces = provinces;
        this.on = on;
        this.names = names;
        this.province = provinces
                .in(province)
                .or(() -> names.stream()
                        .flatMap(name -> provinces.in(name).stream())
                        .findFirst())
                .orElse(null);
        this.ancestors = names.stream().map(name -> Office.of(name, null)).toList();
    }

    /** Whether the office of this symbol repeats from place to place. */
    static boolean isLocal(Citation citation) {
        var issuer = citation.symbol().issuer();
        return issuer != null && !IssuerCode.isNational(issuer);
    }

    /** Where the issuer of a citation can be, the likeliest first; empty when nothing tells. */
    List<Place> places(Citation citation) {
        var office = Office.of(citation.issuer(), citation.symbol().issuer());
        var named = provinces.in(citation.issuer());
        var where = named.orElse(province);
        if (where == null) {
            return List.of();
        }
        var result = new ArrayList<Place>();
        for (var level : Level.values()) {
            if (office.levels().contains(level)) {
                place(office, level, where, named).ifPresent(result::add);
            }
        }
        return result;
    }

    private Optional<Place> place(Office office, Level level, String where, Optional<String> named) {
        if (level == Level.PROVINCE) {
            boolean district =
                    office.cityAlone() ? !provinces.isCity(where, on) : office.unit() != null && named.isEmpty();
            return district ? Optional.empty() : Optional.of(new Place(level, where, null));
        }
        if (office.cityAlone() && provinces.isCity(where, on)) {
            return Optional.empty();
        }
        if (office.unit() != null) {
            // "UBND thành phố Hải Phòng": the name is the province's, not a district's.
            boolean isProvince = office.levels().contains(Level.PROVINCE)
                    && provinces.in(office.unit()).isPresent();
            return isProvince ? Optional.empty() : Optional.of(new Place(level, where, office.unit()));
        }
        return ancestors.stream()
                .filter(ancestor -> ancestor.unit() != null && ancestor.levels().contains(level))
                .filter(ancestor -> provinces.in(ancestor.unit()).isEmpty() || level == Level.COMMUNE)
                .findFirst()
                .map(ancestor -> new Place(level, where, ancestor.unit()));
    }

    /** Whether a local document comes from one of these places. */
    boolean isFrom(List<Place> places, LegalDocument document) {
        var from = document.place();
        return from != null
                && places.stream()
                        .anyMatch(place -> place.level() == from.level()
                                && provinces.isOwn(place.province(), from.province(), document.issuedOn())
                                && isSame(place.unit(), from.unit()));
    }

    /** Whether a unit above the citing one names the document's province: says more than the tenant of a merged one. */
    boolean isNamedAbove(LegalDocument document) {
        var from = document.place();
        return from != null
                && names.stream().flatMap(name -> provinces.in(name).stream()).anyMatch(from.province()::equals);
    }

    /** Whether the document is from the citing unit's own province, not from one that was merged into it. */
    boolean isFromOwnProvince(LegalDocument document) {
        var from = document.place();
        return from != null && from.province().equals(province);
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == other;
        }
        return VietnameseText.fold(one).equals(VietnameseText.fold(other));
    }
}
