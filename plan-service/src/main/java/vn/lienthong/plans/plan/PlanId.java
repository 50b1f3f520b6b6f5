package vn.lienthong.plans.plan;

import vn.lienthong.starter.http.IdempotencyKey;

/** Identity of a plan over all its revisions. */
record PlanId(String value) {

    /** The same for every try of a request; it says nothing of tenant, unit or order. */
    static PlanId of(IdempotencyKey key) {
        return new PlanId(key.id().toString());
    }
}
