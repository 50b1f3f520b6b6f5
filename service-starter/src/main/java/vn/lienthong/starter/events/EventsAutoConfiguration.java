package vn.lienthong.starter.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.tenancy.TenantScope;
import vn.lienthong.starter.tenancy.Tenants;

/** The relay, and where other services' events come in. */
@AutoConfiguration(
        afterName = "vn.lienthong.starter.security.SecurityAutoConfiguration",
        beforeName = "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration")
@EnableScheduling
@EnableConfigurationProperties(EventsProperties.class)
class EventsAutoConfiguration {

    private static final int JOBS_AT_ONCE = 8;

    @Bean(destroyMethod = "shutdown")
    ExecutorService relayExecutor() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** Spring Boot's own would run all jobs one after the other: a slow one must not hold up a relay or a live stream. */
    @Bean
    @ConditionalOnMissingBean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(JOBS_AT_ONCE);
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
        return scheduler;
    }

    @Bean
    OutboxRelay outboxRelay(
            MongoTemplate template,
            MongoMappingContext context,
            EventsProperties properties,
            ServiceCalls calls,
            ExecutorService relayExecutor,
            @Value("${spring.application.name}") String service,
            @Value("${lienthong.tenancy.database-prefix:}") String prefix) {
        var collections = context.getPersistentEntities().stream()
                .filter(entity -> EventSource.class.isAssignableFrom(entity.getType()))
                .map(entity -> entity.getCollection())
                .distinct()
                .toList();
        return new OutboxRelay(
                template,
                properties,
                new Delivery(calls, service),
                relayExecutor,
                service + "-" + UUID.randomUUID(),
                collections,
                prefix.isEmpty());
    }

    @Bean
    KickAfterSave kickAfterSave(ObjectProvider<OutboxRelay> relay) {
        return new KickAfterSave(relay);
    }

    @Bean
    Sweep outboxSweep(OutboxRelay relay, Tenants tenants, MeterRegistry meters) {
        return new Sweep(relay, tenants, meters);
    }

    /** Comes by every few seconds. No lease of its own: the relay leases each aggregate. */
    static class Sweep {

        private final OutboxRelay relay;
        private final Tenants tenants;
        private final AtomicLong backlogMillis = new AtomicLong();

        Sweep(OutboxRelay relay, Tenants tenants, MeterRegistry meters) {
            this.relay = relay;
            this.tenants = tenants;
            Gauge.builder("lienthong.events.backlog.age", backlogMillis, millis -> millis.get() / 1000.0)
                    .description("Age of the oldest event that a subscriber has not acknowledged")
                    .baseUnit("seconds")
                    .register(meters);
        }

        @Scheduled(fixedDelayString = "${lienthong.events.sweep:3s}", initialDelayString = "1s")
        void run() {
            var all = tenants.all();
            var oldest = Duration.ZERO;
            for (var tenant : all) {
                oldest = longer(oldest, TenantScope.inTenant(tenant, relay::sweep));
            }
            if (all.isEmpty()) {
                oldest = longer(oldest, sweepShared());
            }
            backlogMillis.set(oldest.toMillis());
        }

        /** In a service without tenants of its own everything is in one database; elsewhere there is nothing to do yet. */
        private Duration sweepShared() {
            return tenants.isEverythingShared() ? relay.sweep() : Duration.ZERO;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    @Bean
    @ConditionalOnBean(EventHandler.class)
    @ConditionalOnProperty(name = "lienthong.events.inbox", matchIfMissing = true)
    Inbox inbox(List<EventHandler> handlers, MongoTemplate template, MeterRegistry meters) {
        return new Inbox(handlers, template, meters);
    }
}
