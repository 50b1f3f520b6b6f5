package vn.lienthong.starter.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Points every Spring test context at the tokens of this run, and one with {@link MongoDatabase} at its own databases. */
final class ServiceTestContexts implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        return new Settings(TestContextAnnotationUtils.hasAnnotation(testClass, MongoDatabase.class));
    }

    /** A record: contexts with equal settings are shared between test classes. */
    private record Settings(boolean mongo) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("lienthong.security.jwks-uri", TestTokens.jwksUri());
            properties.put("lienthong.security.token-uri", TestTokens.tokenUri());
            if (mongo) {
                TestMongo server = TestMongo.get();
                properties.put("spring.mongodb.uri", server.uri());
                properties.put("lienthong.tenancy.database-suffix", server.newSuffix());
            }
            context.getBeanFactory().registerSingleton("declaredProblems", new DeclaredProblems());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("service-test", properties));
        }
    }
}
