package vn.lienthong.starter.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Puts {@code lienthong-defaults.properties} behind every other source, so that a service writes only what differs. */
public class CommonDefaults implements EnvironmentPostProcessor {

    private static final String FILE = "lienthong-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource(
                            FILE,
                            new ClassPathResource(
                                    FILE, Objects.requireNonNull(CommonDefaults.class.getClassLoader()))));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
