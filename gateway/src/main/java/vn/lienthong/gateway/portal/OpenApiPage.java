package vn.lienthong.gateway.portal;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One page to browse what the five services offer. Their documents are fetched through the gateway. */
@Hidden
@Controller
class OpenApiPage {

    /** The archive's own properties say its version, which is part of the path of its files. */
    private static final String PROPERTIES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final String files;

    OpenApiPage() throws IOException {
        var properties = new Properties();
        try (var stream = new ClassPathResource(PROPERTIES).getInputStream()) {
            properties.load(stream);
        }
        this.files = "/webjars/swagger-ui/" + properties.getProperty("version");
    }

    @GetMapping(path = "/openapi", produces = MediaType.TEXT_HTML_VALUE)
    String show(Model model) {
        model.addAttribute("ui", files);
        return "openapi";
    }
}
