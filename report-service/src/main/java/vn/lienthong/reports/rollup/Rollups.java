package vn.lienthong.reports.rollup;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The stored roll-ups of the current tenant. */
interface Rollups extends ListCrudRepository<Rollup, String> {

    @Query(value = "{ '_id': { '$in': ?0 } }", fields = "{ 'rows': 0, 'outbox': 0 }")
    List<Stored> children(Collection<String> ids);

    /** A roll-up as its superior reads it: without rows. */
    record Stored(String id, String unit, OwnReport own, Totals totals) {}
}
