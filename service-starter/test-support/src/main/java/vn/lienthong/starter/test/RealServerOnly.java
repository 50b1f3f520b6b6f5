package vn.lienthong.starter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Marks what only a real MongoDB server can show: on the embedded one the test is reported as skipped, with the reason. */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RealServerCondition.class)
public @interface RealServerOnly {

    /** What the embedded server lacks, e.g. "it ignores non-unique indexes". */
    String value();
}
