package vn.lienthong.starter.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version that the caller has seen, from {@code If-Match: "<version>"} (RFC 9110, 13.1.1). Without the header: 428 (RFC
 * 6585); with anything else than one tag of ours: 400. The weak form {@code W/"<version>"} of the same number is taken as well:
 * proxies that compress weaken tags (RFC 9110, 8.8.3), and a version is never that of two contents. The use case compares it
 * with the aggregate's version.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        required = true,
        example = "\"3\"",
        schema = @Schema(type = "string"))
public @interface IfMatch {}
