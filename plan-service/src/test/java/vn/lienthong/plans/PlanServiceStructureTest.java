package vn.lienthong.plans;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.lienthong.starter.test.ArchitectureRules;

class PlanServiceStructureTest {

    @Test
    void featuresDependOnEachOtherOnlyThroughWhatTheyOffer() {
        ApplicationModules.of(PlanService.class).verify();
    }

    @Test
    void theCodeKeepsTheRulesOfTheHouse() {
        ArchitectureRules.verify(PlanService.class);
    }
}
