package vn.lienthong.gateway.portal;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The portal's files. Those named after their content never change; the others are asked for again each time. */
@Configuration(proxyBeanMethods = false)
class PortalFiles implements WebMvcConfigurer {

    /** Before the portal's page, which answers to everything else. */
    private static final int BEFORE_PAGES = -10;

    private static final CacheControl UNCHANGING =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePublic();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.setOrder(BEFORE_PAGES);
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(UNCHANGING);
        registry.addResourceHandler("/sign-in/**")
                .addResourceLocations("classpath:/static/sign-in/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(UNCHANGING);
        registry.addResourceHandler("/openapi/*.js", "/openapi/*.css")
                .addResourceLocations("classpath:/static/openapi/");
        registry.addResourceHandler(
                        "/*.js", "/*.css", "/*.svg", "/*.png", "/*.ico", "/*.txt", "/*.json", "/*.webmanifest")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(ASK_AGAIN);
    }
}
