package vn.lienthong.reports.report;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** What the roll-up reads of the reports, and how it says that it has taken a change over. */
@Component
public class ReportStandings {

    private final Reports reports;
    private final MongoTemplate mongo;

    ReportStandings(Reports reports, MongoTemplate mongo) {
        this.reports = reports;
        this.mongo = mongo;
    }

    public List<ReportStanding> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : reports.standings(ids);
    }

    public List<ReportStanding> ofRound(String round) {
        return reports.standingsOfRound(round);
    }

    /** Reports with a change that the roll-ups may not show yet. */
    public List<ReportStanding> pending() {
        return reports.pendingStandings();
    }

    /**
     * Takes the mark off, unless the report has moved on. It does not count as a change of the report: nobody's ETag
     * becomes stale by it.
     */
    public boolean takenOver(ReportStanding seen) {
        Query asSeen =
                Query.query(Criteria.where("_id").is(seen.id()).and("version").is(seen.version()));
        // By the collection's name: named by its class, the template would count the version up.
        return mongo.updateFirst(asSeen, new Update().unset("rollupPending"), mongo.getCollectionName(Report.class))
                        .getModifiedCount()
                == 1;
    }
}
