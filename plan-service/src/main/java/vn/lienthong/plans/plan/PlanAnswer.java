package vn.lienthong.plans.plan;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a handler that answers with the plan or a problem: tells the published API what its return type cannot. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "200",
        description = "Kế hoạch sau thao tác; ETag là phiên bản mới",
        content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
@interface PlanAnswer {

    /** The same for handlers that create. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "201",
            description = "Kế hoạch vừa tạo; ETag là phiên bản",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
    @interface Created {}
}
