package vn.lienthong.reports.report;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.reports.round.Rosters;

/** The reports that come to a unit in a round. */
@Component
class Children {

    private final Reports reports;
    private final Rosters rosters;

    Children(Reports reports, Rosters rosters) {
        this.reports = reports;
        this.rosters = rosters;
    }

    List<ReportStanding> of(Report superior) {
        if (superior.expectedChildren() == 0) {
            return List.of();
        }
        String round = superior.round().id();
        List<String> ids = rosters.of(round).roster().children(superior.unit().id()).stream()
                .map(line -> Report.id(round, line.unit()))
                .toList();
        return reports.standings(ids);
    }

    static int accepted(List<ReportStanding> children) {
        return (int) children.stream()
                .filter(child -> child.state().kind() == ReportState.Kind.ACCEPTED)
                .count();
    }
}
