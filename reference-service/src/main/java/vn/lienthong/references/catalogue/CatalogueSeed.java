package vn.lienthong.references.catalogue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.starter.tenancy.Shared;

/**
 * Brings the shipped catalogue into the database before the service reports ready. A version that is there already is
 * left alone, so that restarts and further replicas write nothing; two that start at once write the same.
 */
@Component
@Order(CatalogueSeed.ORDER)
class CatalogueSeed implements ApplicationRunner {

    /** Before whatever reads the catalogue at start. */
    static final int ORDER = 0;

    private static final Logger log = LoggerFactory.getLogger(CatalogueSeed.class);

    private final MongoTemplate shared;
    private final JsonMapper json;

    CatalogueSeed(@Shared MongoTemplate shared, JsonMapper json) {
        this.shared = shared;
        this.json = json;
    }

    /** Which version of the file the database holds. */
    @Document("catalogueVersions")
    @Shared
    @TypeAlias("catalogue-version")
    record Seeded(@Id String id, int version) {
        static final String ID = "documents";
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seed();
    }

    /** @return how many documents were written */
    int seed() {
        var file = CatalogueFile.read(json);
        var seeded = shared.findById(Seeded.ID, Seeded.class);
        if (seeded != null && seeded.version() >= file.version()) {
            return 0;
        }
        var documents = file.legalDocuments();
        documents.forEach(shared::save);
        // Last: a start that broke off half-way is made good by the next one.
        shared.save(new Seeded(Seeded.ID, file.version()));
        log.atInfo()
                .addKeyValue("version", file.version())
                .addKeyValue("documents", documents.size())
                .log("catalogue seeded");
        return documents.size();
    }
}
