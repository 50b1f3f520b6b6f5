package vn.lienthong.reports.report;

import java.time.Instant;
import java.util.Map;
import vn.lienthong.reports.form.Value;

/**
 * What was submitted, kept for good.
 *
 * @param no       from 1
 * @param own      the unit's own figures
 * @param children what the children accepted by then gave
 * @param accepted how many children had been accepted
 */
public record Submission(
        int no,
        Instant at,
        Actor by,
        Map<String, Value> own,
        Map<String, Value> children,
        Map<String, String> notes,
        int accepted) {}
