package vn.lienthong.reports.report;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The reports of the current tenant. */
interface Reports extends ListCrudRepository<Report, String> {

    @Query(value = "{ '_id': { '$in': ?0 } }", fields = ReportStanding.FIELDS)
    List<ReportStanding> standings(Collection<String> ids);

    @Query(value = "{ 'round._id': ?0 }", fields = ReportStanding.FIELDS)
    List<ReportStanding> standingsOfRound(String round);

    @Query(value = "{ 'rollupPending': { '$exists': true } }", fields = ReportStanding.FIELDS)
    List<ReportStanding> pendingStandings();
}
