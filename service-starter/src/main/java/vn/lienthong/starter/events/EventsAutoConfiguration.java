package vn.lienthong.starter.events;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
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
import vn.lienthong.starter.tenancy.ExpirySweep;
import vn.lienthong.starter.tenancy.TenancyProperties;
import vn.lienthong.starter.tenancy.TenantSchedule;
import vn.lienthong.starter.tenancy.Tenants;

/** The relay, and where other services' events come in. */
@AutoConfiguration(
        afterName = "vn.lienthong.starter.security.SecurityAutoConfiguration",
        beforeName = "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration")
@EnableScheduling
@EnableConfigurationProperties(EventsProperties.class)
class EventsAutoConfiguration {

    private static final int JOBS_AT_ONCE = 8;
    /** Leases and retries keep the system's time, whatever day a rehearsal has. */
    private static final InstantSource TIME = InstantSource.system();

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
    Delivery delivery(ServiceCalls calls, @Value("${spring.application.name}") String service) {
        return new Delivery(calls, service);
    }

    @Bean
    SetAsideEvents setAsideEvents(
            MongoTemplate template, Tenants tenants, TenantSchedule schedule, ServiceCalls calls, Delivery delivery) {
        return new SetAsideEvents(template, tenants, schedule, calls, delivery, TIME);
    }

    @Bean
    SetAsideController setAsideController(SetAsideEvents events) {
        return new SetAsideController(events);
    }

    @Bean
    OutboxDocuments outboxDocuments(
            MongoTemplate template, EventsProperties properties, @Value("${spring.application.name}") String service) {
        return new OutboxDocuments(template, properties, service + "-" + UUID.randomUUID());
    }

    @Bean
    OutboxRelay outboxRelay(
            BeanFactory beans,
            OutboxDocuments documents,
            MongoTemplate template,
            EventsProperties properties,
            ServiceCalls calls,
            Delivery delivery,
            SetAsideEvents setAside,
            ExecutorService relayExecutor) {
        Subscriptions.check(properties, Subscriptions.producedIn(AutoConfigurationPackages.get(beans)), calls::knows);
        return new OutboxRelay(
                documents,
                template.getConverter(),
                properties,
                calls,
                new Courier(properties, calls, delivery, setAside, TIME),
                relayExecutor,
                TIME);
    }

    @Bean
    KickAfterSave kickAfterSave(ObjectProvider<OutboxRelay> relay, TenancyProperties tenancy) {
        return new KickAfterSave(relay, !tenancy.hasTenants());
    }

    @Bean
    OutboxSweep outboxSweep(
            OutboxRelay relay,
            OutboxDocuments documents,
            SetAsideEvents setAside,
            TenantSchedule schedule,
            ServiceCalls calls,
            EventsProperties properties,
            MongoMappingContext context,
            Tenants tenants,
            MeterRegistry meters) {
        var collections = context.getPersistentEntities().stream()
                .filter(entity -> EventSource.class.isAssignableFrom(entity.getType()))
                .map(entity -> entity.getCollection())
                .distinct()
                .toList();
        return new OutboxSweep(
                relay,
                documents,
                setAside,
                schedule,
                calls,
                properties,
                TIME,
                collections,
                tenants.isEverythingShared(),
                meters);
    }

    @Bean
    @ConditionalOnBean(EventHandler.class)
    @ConditionalOnProperty(name = "lienthong.events.inbox", matchIfMissing = true)
    Inbox inbox(List<EventHandler> handlers, MongoTemplate template, Validator validator, MeterRegistry meters) {
        return new Inbox(handlers, template, validator, meters, TIME);
    }

    @Bean
    ForgottenEvents forgottenEvents(ExpirySweep expiry, EventsProperties properties) {
        return new ForgottenEvents(expiry, properties);
    }

    /** The inbox remembers for a while only. */
    record ForgottenEvents(ExpirySweep expiry, EventsProperties properties) {

        @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
        void sweep() {
            expiry.remove(InboxEntry.COLLECTION, "receivedAt", TIME.instant().minus(properties.inboxKept()));
        }
    }
}
