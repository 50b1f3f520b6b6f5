package vn.lienthong.plans.plan;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The plans of the current tenant. */
interface Plans extends MongoRepository<Plan, String> {

    /** Stores a new plan, unless an earlier try of the same request already has; then that one. */
    default Plan addOnce(Plan plan) {
        try {
            return save(plan);
        } catch (DuplicateKeyException madeMeanwhile) {
            return findById(plan.id().value()).orElseThrow(() -> madeMeanwhile);
        }
    }

    /** The plan that was issued under this number. */
    Optional<Plan> findByNumbers(String key);
}
