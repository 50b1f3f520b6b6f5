package vn.lienthong.plans;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import vn.lienthong.starter.test.MongoDatabase;

/** The whole service on a real database, its neighbours played by {@link Neighbours}, on 6 July 2026. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = {PlanService.class, FixedDay.class},
        properties = {"lienthong.plans.unchecked-sweep=1d", "logging.level.de.bwaldvogel=ERROR"})
@ContextConfiguration(initializers = Neighbours.Addresses.class)
@AutoConfigureMockMvc
@MongoDatabase
public @interface PlanServiceTest {}
