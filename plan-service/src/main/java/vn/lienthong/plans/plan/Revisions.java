package vn.lienthong.plans.plan;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.ReplaceOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Earlier issued revisions. */
@Component
class Revisions {

    private final MongoTemplate template;

    Revisions(MongoTemplate template) {
        this.template = template;
    }

    /** Keeps the newest standing of a revision; one that was read before it moved on cannot overwrite it. */
    void keep(IssuedRevision revision) {
        try {
            template.replace(
                    Query.query(Criteria.where("_id")
                            .is(revision.id())
                            .and("planVersion")
                            .lte(revision.planVersion())),
                    revision,
                    ReplaceOptions.replaceOptions().upsert());
        } catch (DuplicateKeyException newerIsHere) {
            // The one who asks is stale and is told so when the plan itself is saved.
            return;
        }
    }

    Optional<IssuedRevision> find(PlanId plan, int revision) {
        return Optional.ofNullable(template.findById(IssuedRevision.id(plan, revision), IssuedRevision.class));
    }
}
