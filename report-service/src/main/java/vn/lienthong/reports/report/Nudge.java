package vn.lienthong.reports.report;

import java.time.Instant;

/** @param key names the request over all its tries, so that a repeated request does not nudge twice */
record Nudge(Instant at, Actor by, String key) {}
