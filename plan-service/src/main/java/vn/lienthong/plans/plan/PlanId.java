package vn.lienthong.plans.plan;

import java.util.UUID;

/** Identity of a plan over all its revisions. */
record PlanId(String value) {

    /** Nobody can guess it, and it says nothing of tenant, unit or order. */
    static PlanId random() {
        return new PlanId(UUID.randomUUID().toString());
    }
}
