package vn.lienthong.notifications;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.lienthong.starter.test.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.verify(NotificationService.class);
    }

    @Test
    void packagesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(NotificationService.class).verify();
    }
}
