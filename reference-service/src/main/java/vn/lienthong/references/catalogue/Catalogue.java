package vn.lienthong.references.catalogue;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;
import vn.lienthong.starter.tenancy.Shared;

/** The documents that all provinces share. */
@Repository
public class Catalogue {

    private final MongoTemplate shared;

    Catalogue(@Shared MongoTemplate shared) {
        this.shared = shared;
    }

    /** Every document whose number, apart from its year, is one of these. */
    public List<LegalDocument> inSeries(Collection<String> series) {
        return series.isEmpty()
                ? List.of()
                : shared.find(Query.query(where("series").in(series)), LegalDocument.class);
    }

    public Optional<LegalDocument> find(String id) {
        return Optional.ofNullable(shared.findById(id, LegalDocument.class));
    }

    public List<LegalDocument> findAll(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : shared.find(Query.query(where("_id").in(ids)), LegalDocument.class);
    }

    /** Everything, by id. */
    public List<LegalDocument> all() {
        return shared.find(new Query().with(Sort.by("_id")), LegalDocument.class);
    }
}
