package vn.lienthong.starter.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on an {@link Event} which types it may have. So the start can refuse a subscription to something that this service
 * never tells.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventTypes {

    String[] value();
}
