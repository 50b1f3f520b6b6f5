package vn.lienthong.reports;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.lienthong.starter.test.ArchitectureRules;

class ArchitectureTest {

    @Test
    void theRulesOfTheHouseHold() {
        ArchitectureRules.verify(ReportService.class);
    }

    @Test
    void featuresUseEachOtherWithoutCycles() {
        ApplicationModules.of(ReportService.class).verify();
    }
}
