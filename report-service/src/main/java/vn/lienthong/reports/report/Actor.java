package vn.lienthong.reports.report;

import vn.lienthong.reports.round.Ref;
import vn.lienthong.starter.security.Caller;

/**
 * Who did something, as written into histories: an account and what the person was in which unit, never a name.
 *
 * @param unit id of the person's unit
 */
public record Actor(String account, String title, String unit) {

    static Actor of(Caller caller) {
        return new Actor(caller.account(), caller.title(), caller.unit());
    }

    /** As events carry it. */
    record Named(String account, String title, Ref unit) {}
}
