package vn.lienthong.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.lienthong.starter.test.ArchitectureRules;

class ArchitectureTest {

    @Test
    void codeKeepsTheRulesOfTheHouse() {
        ArchitectureRules.verify(GatewayApplication.class);
    }

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(GatewayApplication.class).verify();
    }
}
