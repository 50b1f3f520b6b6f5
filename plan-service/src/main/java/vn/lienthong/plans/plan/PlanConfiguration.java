package vn.lienthong.plans.plan;

import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What plans take from outside. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    Supplier<PlanId> planIds() {
        return PlanId::random;
    }
}
