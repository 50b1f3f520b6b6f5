package vn.lienthong.references.verification;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All citations of a text, in its order, and what only shows when they are seen together. Built once per text. */
final class WholeText {

    private final List<Checked> citations;
    private final Map<Integer, List<Checked>> carriedOut;
    private final Map<String, SortedSet<LocalDate>> dates = new HashMap<>();

    WholeText(List<Checked> citations) {
        this.citations = List.copyOf(citations);
        this.carriedOut = citations.stream()
                .filter(citation -> citation.parent() != null)
                .collect(Collectors.groupingBy(Checked::parent));
        for (var citation : citations) {
            var date = citation.citation().issuedOn();
            if (date != null) {
                dates.computeIfAbsent(citation.key(), key -> new TreeSet<>()).add(date);
            }
        }
    }

    List<Checked> citations() {
        return citations;
    }

    /** Those that the citation at this place carries out. */
    List<Checked> carriedOutBy(int index) {
        return carriedOut.getOrDefault(index, List.of());
    }

    /** The different dates printed for a document, the earliest first. */
    SortedSet<LocalDate> dates(String key) {
        return dates.getOrDefault(key, Collections.emptySortedSet());
    }
}
