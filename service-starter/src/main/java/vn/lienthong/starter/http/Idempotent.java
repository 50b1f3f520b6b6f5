package vn.lienthong.starter.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST handler: the request needs an {@code Idempotency-Key} of 1 to 100 visible ASCII characters. The same key with
 * the same request is answered from what it made, which the handler finds by its {@link IdempotencyKey}; with another
 * request 422; while the first is under way 409. Keys are per account and kept for a day.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, required = true)
public @interface Idempotent {}
