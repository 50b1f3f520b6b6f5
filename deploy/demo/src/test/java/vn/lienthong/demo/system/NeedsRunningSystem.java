package vn.lienthong.demo.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Skipped, by name, unless the environment says where a system with demo data runs and how to sign in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "GATEWAY_URL", matches = ".+", disabledReason = "no system: GATEWAY_URL is unset")
@EnabledIfEnvironmentVariable(
        named = "OPERATOR_PASSWORD",
        matches = ".+",
        disabledReason = "no system: OPERATOR_PASSWORD is unset")
@EnabledIfEnvironmentVariable(
        named = "DEMO_PASSWORD",
        matches = ".+",
        disabledReason = "no system: DEMO_PASSWORD is unset")
@EnabledIfEnvironmentVariable(
        named = "SERVICE_SECRET",
        matches = ".+",
        disabledReason = "no system: SERVICE_SECRET is unset")
@interface NeedsRunningSystem {}
