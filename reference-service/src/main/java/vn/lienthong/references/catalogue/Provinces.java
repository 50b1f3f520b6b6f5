package vn.lienthong.references.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.text.VietnameseText;

/** The provinces before and after 01/7/2025 (Resolution 202/2025/QH15), found by any way of writing their names. */
public class Provinces {

    /** @param cityFrom since when it is a centrally-run city */
    record Province(
            String name,
            @Nullable LocalDate cityFrom,
            @Nullable List<String> formerly) {}

    record File(LocalDate reformOn, String basis, List<Province> provinces) {}

    private final LocalDate reformOn;
    private final Map<String, Province> today = new HashMap<>();
    /** Old and today's names, folded, longest first: {@code ba ria - vung tau} before anything inside it. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private final Map<String, String> successors = new HashMap<>();

    private Provinces(File file) {
        this.reformOn = file.reformOn();
        var all = new HashMap<String, String>();
        for (var province : file.provinces()) {
            today.put(province.name(), province);
            all.put(VietnameseText.fold(province.name()), province.name());
            for (var old : province.formerly() == null ? List.<String>of() : province.formerly()) {
                all.put(VietnameseText.fold(old), old);
                successors.put(old, province.name());
            }
        }
        all.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> entry) ->
                                entry.getKey().length())
                        .reversed())
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    }

    /** As shipped, {@code catalogue/provinces.json}. */
    public static Provinces read(JsonMapper json) {
        try (var stream = new ClassPathResource("catalogue/provinces.json").getInputStream()) {
            return new Provinces(json.readValue(stream, File.class));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The province whose name stands in a text as whole words: {@code UBND tỉnh Long An} gives {@code Long An}. */
    public Optional<String> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var folded = " " + VietnameseText.fold(text).replaceAll("[,;()]", " ") + " ";
        return names.entrySet().stream()
                .filter(entry -> folded.contains(" " + entry.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether {@code thành phố} alone means the province itself. */
    public boolean isCity(String province, LocalDate on) {
        var current = today.get(province);
        return current != null && current.cityFrom() != null && !on.isBefore(current.cityFrom());
    }

    /**
     * Whether an office of {@code citing} means {@code issuing} by "the province". A merged province still works with the
     * documents of those it came from; an old one cites its successor only from the merger on.
     */
    public boolean isOwn(String citing, String issuing, @Nullable LocalDate issuedOn) {
        if (citing.equals(issuing) || Objects.equals(successors.get(issuing), citing)) {
            return true;
        }
        return Objects.equals(successors.get(citing), issuing) && issuedOn != null && !issuedOn.isBefore(reformOn);
    }
}
