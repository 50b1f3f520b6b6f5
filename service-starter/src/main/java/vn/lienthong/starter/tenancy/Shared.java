package vn.lienthong.starter.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks what lives in the database common to all tenants: a document class (its indexes are created there at start) or
 * the injected {@code MongoTemplate} that reaches it. In a service without tenant data everything is shared and the mark
 * is not needed.
 */
@Qualifier
@Target({ElementType.TYPE, ElementType.PARAMETER, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Shared {}
