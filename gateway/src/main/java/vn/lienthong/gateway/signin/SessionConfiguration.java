package vn.lienthong.gateway.signin;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions are in the database: they survive a restart and are the same on every replica. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {

    /** The prefix makes browsers insist on Secure, on the whole site, and on this host alone (RFC 6265bis, 4.1.3.2). */
    static final String COOKIE = "__Host-lienthong";

    private static final int ID_BYTES = 32;

    @Bean
    Sessions sessionRepository(MongoTemplate database, SignInProperties properties, ApplicationEventPublisher events) {
        var random = new SecureRandom();
        var stored = new MongoIndexedSessionRepository(database);
        stored.setDefaultMaxInactiveInterval(properties.idle());
        stored.setMongoSessionConverter(new JdkMongoSessionConverter(properties.idle()));
        stored.setApplicationEventPublisher(events);
        stored.setSessionIdGenerator(() -> {
            var id = new byte[ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        });
        stored.afterPropertiesSet();
        database.indexOps(MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME)
                .createIndex(new Index().on("principal", Sort.Direction.ASC).on("created", Sort.Direction.DESC));
        return new Sessions(stored, database, properties);
    }

    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Bean
    FilesWithoutSession sessionIds(CookieSerializer cookie) {
        var cookies = new CookieHttpSessionIdResolver();
        cookies.setCookieSerializer(cookie);
        return new FilesWithoutSession(cookies);
    }

    @Bean
    Broom broom(Sessions sessions) {
        return new Broom(sessions);
    }

    /** Clears away what is over. Several replicas may do it at once. */
    static class Broom {

        private final Sessions sessions;

        Broom(Sessions sessions) {
            this.sessions = sessions;
        }

        @Scheduled(fixedDelayString = "PT30M", initialDelayString = "PT5M")
        void sweep() {
            sessions.sweep();
        }
    }
}
