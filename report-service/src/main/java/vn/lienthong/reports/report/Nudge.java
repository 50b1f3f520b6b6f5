package vn.lienthong.reports.report;

import java.time.Instant;

/** @param key the Idempotency-Key of the request, so that a repeated request does not nudge twice */
record Nudge(Instant at, Actor by, String key) {}
