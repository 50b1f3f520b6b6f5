package vn.lienthong.reports.form;

import java.util.List;

/** A lettered group of indicators. */
public record Section(String code, String title, List<Indicator> indicators) {

    public Section {
        indicators = List.copyOf(indicators);
    }
}
