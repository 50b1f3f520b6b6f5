package vn.lienthong.references.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.references.citation.Symbol;

/**
 * The catalogue as it ships, {@code catalogue/documents.json}. Each relation is written once, on either side; the other
 * side is filled in on reading.
 *
 * @param version to be raised with every change of the file
 */
record CatalogueFile(int version, List<Entry> documents) {

    /** A document as the file has it; what follows from its number is left out there. */
    record Entry(
            String id,
            String number,
            String kind,
            String issuer,
            @Nullable Place place,
            @Nullable LocalDate issuedOn,
            @Nullable String title,
            @Nullable LocalDate effectiveFrom,
            LegalDocument.@Nullable End end,
            @Nullable Boolean forceUnverified,
            @Nullable List<LegalDocument.Relation> relations,
            LegalDocument.Source source,
            LegalDocument.Basis basis,
            LegalDocument.Confidence confidence) {}

    static CatalogueFile read(JsonMapper json) {
        try (var stream = new ClassPathResource("catalogue/documents.json").getInputStream()) {
            return json.readValue(stream, CatalogueFile.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** @throws IllegalStateException when the file contradicts itself */
    List<LegalDocument> legalDocuments() {
        var byId = new LinkedHashMap<String, Entry>();
        for (var entry : documents) {
            if (byId.put(entry.id(), entry) != null) {
                throw new IllegalStateException("twice in the catalogue file: " + entry.id());
            }
        }
        var relations = bothSides(byId);
        return documents.stream()
                .map(entry -> document(entry, relations.getOrDefault(entry.id(), List.of())))
                .toList();
    }

    private static Map<String, List<LegalDocument.Relation>> bothSides(Map<String, Entry> byId) {
        var result = new HashMap<String, List<LegalDocument.Relation>>();
        for (var entry : byId.values()) {
            for (var relation : entry.relations() == null ? List.<LegalDocument.Relation>of() : entry.relations()) {
                result.computeIfAbsent(entry.id(), id -> new ArrayList<>()).add(relation);
                var target = relation.document();
                if (target == null) {
                    continue;
                }
                var other = byId.get(target);
                if (other == null || !other.number().equals(relation.number())) {
                    throw new IllegalStateException(entry.id() + " is related to " + target + ", which is not there");
                }
                result.computeIfAbsent(target, id -> new ArrayList<>())
                        .add(new LegalDocument.Relation(relation.type().inverse(), entry.number(), entry.id()));
            }
        }
        return result;
    }

    private LegalDocument document(Entry entry, List<LegalDocument.Relation> relations) {
        var symbol = Symbol.parse(entry.number())
                .filter(parsed -> parsed.text().equals(entry.number()))
                .orElseThrow(() -> new IllegalStateException("not an official number: " + entry.number()));
        return new LegalDocument(
                entry.id(),
                entry.number(),
                symbol.series(),
                symbol.family(),
                entry.kind(),
                entry.issuer(),
                entry.place(),
                entry.issuedOn(),
                entry.title(),
                entry.effectiveFrom(),
                entry.end(),
                Boolean.TRUE.equals(entry.forceUnverified()),
                relations,
                entry.source(),
                entry.basis(),
                entry.confidence(),
                version);
    }
}
