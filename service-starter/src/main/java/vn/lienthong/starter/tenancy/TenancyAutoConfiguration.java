package vn.lienthong.starter.tenancy;

import com.mongodb.client.MongoClient;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Puts a tenant-bound database factory where Spring Boot would put one with a fixed database. */
@AutoConfiguration(before = DataMongoAutoConfiguration.class)
@EnableConfigurationProperties({TenancyProperties.class, DatabaseProperties.class})
class TenancyAutoConfiguration {

    @Bean
    SafeSettings safeSettings(DatabaseProperties properties, MongoConnectionDetails address) {
        return new SafeSettings(properties, address.getConnectionString());
    }

    @Bean
    @Primary
    MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, TenancyProperties properties) {
        return properties.hasTenants()
                ? new TenantDatabases(client, properties)
                : new SimpleMongoClientDatabaseFactory(client, properties.shared());
    }

    @Bean
    @Primary
    MongoTemplate mongoTemplate(MongoDatabaseFactory factory, MongoConverter converter) {
        return new MongoTemplate(factory, converter);
    }

    @Bean
    @Shared
    @ConditionalOnProperty("lienthong.tenancy.shared-database")
    MongoTemplate sharedMongoTemplate(MongoClient client, TenancyProperties properties, MongoConverter converter) {
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, properties.shared()), converter);
    }

    @Bean
    MongoManagedTypes mongoManagedTypes(BeanFactory beans) {
        var packages = new ArrayList<>(AutoConfigurationPackages.get(beans));
        packages.add("vn.lienthong.starter");
        return MongoManagedTypes.fromIterable(StoredTypes.in(packages));
    }

    /** Converters of the service are beans annotated with {@code @ReadingConverter} or {@code @WritingConverter}. */
    @Bean
    MongoCustomConversions mongoCustomConversions(ObjectProvider<Converter<?, ?>> converters) {
        var all = new ArrayList<Object>(List.of(new StoredTypes.DateToText(), new StoredTypes.TextToDate()));
        converters.stream()
                .filter(converter -> converter.getClass().isAnnotationPresent(ReadingConverter.class)
                        || converter.getClass().isAnnotationPresent(WritingConverter.class))
                .forEach(all::add);
        return MongoCustomConversions.create(adapter -> adapter.registerConverters(all));
    }

    @Bean
    Tenants tenants(MongoClient client, TenancyProperties properties) {
        return new Tenants(client, properties);
    }

    @Bean
    Indexes indexes(MongoMappingContext context, TenancyProperties properties) {
        return new Indexes(context, properties);
    }

    @Bean
    @ConditionalOnProperty("lienthong.tenancy.shared-database")
    SharedIndexes sharedIndexes(@Shared MongoTemplate shared, Indexes indexes) {
        return new SharedIndexes(shared, indexes);
    }

    /** Creates the shared database's indexes before anything else uses it. */
    record SharedIndexes(MongoTemplate shared, Indexes indexes)
            implements org.springframework.beans.factory.InitializingBean {
        @Override
        public void afterPropertiesSet() {
            indexes.createShared(shared);
        }
    }

    @Bean
    TenantSchedule tenantSchedule(Tenants tenants, MongoTemplate template, TenancyProperties properties) {
        return new TenantSchedule(tenants, template, properties.patience());
    }

    @Bean
    ExpirySweep expirySweep(TenantSchedule schedule, MongoTemplate template) {
        return new ExpirySweep(schedule, template);
    }

    @Bean
    @ConditionalOnProperty("lienthong.tenancy.database-prefix")
    TenantProvisioning tenantProvisioning(MongoTemplate template, Indexes indexes, List<TenantSetup> setups) {
        return new TenantProvisioning(template, indexes, setups);
    }
}
