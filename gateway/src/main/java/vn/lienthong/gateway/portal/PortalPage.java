package vn.lienthong.gateway.portal;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The portal is one page that knows its own addresses: every address that is nothing else gets it. Who is not signed in
 * never comes this far. It carries the response's nonce and is never kept by a cache.
 */
@Hidden
@Controller
class PortalPage {

    private static final Logger log = LoggerFactory.getLogger(PortalPage.class);
    private static final String NONCE = "__CSP_NONCE__";

    /** First parts of addresses that belong to programs: what is unknown there is not found. */
    private static final Set<String> PROGRAMS =
            Set.of("api", "internal", "oauth2", "actuator", "v3", "webjars", "assets", "sign-in", "openapi", "error");

    private final @Nullable String page;

    PortalPage() {
        this.page = read();
        if (page == null) {
            log.atWarn().log("this build has no portal: it was built with -DskipPortal");
        }
    }

    @GetMapping(
            path = {"/", "/{*path}"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@PathVariable(required = false) @Nullable String path, HttpServletRequest request)
            throws NoResourceFoundException {
        var address = path == null ? "/" : path;
        if (page == null || !isOfThePortal(address)) {
            throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), address);
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.replace(NONCE, SecureHeaders.nonce(request)));
    }

    private static boolean isOfThePortal(String address) {
        var parts = address.split("/", -1);
        return parts.length < 2 || (!PROGRAMS.contains(parts[1]) && !parts[parts.length - 1].contains("."));
    }

    private static @Nullable String read() {
        var file = new ClassPathResource("static/index.html");
        try {
            return file.exists() ? file.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
