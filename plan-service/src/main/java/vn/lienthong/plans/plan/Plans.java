package vn.lienthong.plans.plan;

import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The plans of the current tenant. */
interface Plans extends MongoRepository<Plan, String> {

    /** The plan that was issued under this number. */
    Optional<Plan> findByNumbers(String key);
}
