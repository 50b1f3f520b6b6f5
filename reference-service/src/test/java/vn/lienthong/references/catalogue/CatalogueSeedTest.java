package vn.lienthong.references.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.references.ReferenceServiceTest;
import vn.lienthong.references.catalogue.LegalDocument.RelationType;
import vn.lienthong.starter.tenancy.Shared;

@ReferenceServiceTest
class CatalogueSeedTest {

    @Autowired
    private CatalogueSeed seed;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    @Shared
    private MongoTemplate shared;

    @Autowired
    private JsonMapper json;

    private Set<String> stored() {
        return shared.getCollection("legalDocuments").find().into(new java.util.ArrayList<>()).stream()
                .map(Document::toJson)
                .collect(Collectors.toSet());
    }

    @Test
    void seedingAgainChangesNothing() {
        var before = stored();

        assertThat(seed.seed()).isZero();
        assertThat(before).hasSize(CatalogueFile.read(json).documents().size());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aStartThatBrokeOffIsMadeGood() {
        var before = stored();
        shared.getCollection("catalogueVersions").drop();
        shared.getCollection("legalDocuments").deleteOne(new Document("_id", "72-2015-nd-cp"));

        assertThat(seed.seed()).isEqualTo(before.size());
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void everyDocumentSaysWhatVouchesForIt() {
        assertThat(catalogue.all()).isNotEmpty().allSatisfy(document -> {
            assertThat(document.source().name()).isNotBlank();
            assertThat(document.basis()).isNotNull();
            assertThat(document.confidence()).isNotNull();
            if (document.issuedOn() != null && document.effectiveFrom() != null) {
                assertThat(document.effectiveFrom()).isAfterOrEqualTo(document.issuedOn());
            }
        });
    }

    @Test
    void relationsAreKnownOnBothSides() {
        assertThat(catalogue.find("09-2017-nd-cp").orElseThrow().replacedBy()).containsExactly("244/2026/NĐ-CP");
        assertThat(catalogue.find("72-2015-nd-cp").orElseThrow().related(RelationType.AMENDED_BY))
                .extracting(LegalDocument.Relation::number)
                .containsExactly("148/2026/NĐ-CP");
    }

    @Test
    void documentsAreFoundByTheirNumberWithoutItsYear() {
        assertThat(catalogue.inSeries(List.of("72/NĐ-CP", "57-KL/TW")))
                .extracting(LegalDocument::id)
                .containsExactlyInAnyOrder("72-2015-nd-cp", "57-kl-tw-2023");
        assertThat(catalogue.inSeries(List.of())).isEmpty();
    }

    @Test
    void aFileThatContradictsItselfIsRefused() {
        var good = CatalogueFile.read(json);
        var first = good.documents().getFirst();

        assertThatThrownBy(() -> new CatalogueFile(1, List.of(first, first)).legalDocuments())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(first.id());
        var withRelation = good.documents().stream()
                .filter(entry -> entry.relations() != null
                        && entry.relations().getFirst().document() != null)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> new CatalogueFile(1, List.of(withRelation)).legalDocuments())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("which is not there");
    }
}
