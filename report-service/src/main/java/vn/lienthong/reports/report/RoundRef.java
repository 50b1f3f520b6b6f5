package vn.lienthong.reports.report;

import vn.lienthong.reports.form.Period;
import vn.lienthong.reports.round.Ref;

/** The round a report belongs to. */
public record RoundRef(String id, String name, Period period) {

    Ref ref() {
        return new Ref(id, name);
    }
}
