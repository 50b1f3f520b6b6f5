package vn.lienthong.reports;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import vn.lienthong.starter.test.MongoDatabase;

/**
 * The whole service on a real database, with a clock that the test moves and without sweeps: a test that wants one calls
 * it. All such classes share one application.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lienthong.rollups.sweep=PT24H",
            "lienthong.rollups.gauges=PT24H",
            "lienthong.rounds.sweep=PT24H",
            "lienthong.events.sweep=24h"
        })
@AutoConfigureMockMvc
@MongoDatabase
@Import({MovableClock.InTheApplication.class, Provinces.class})
public @interface ReportTest {}
