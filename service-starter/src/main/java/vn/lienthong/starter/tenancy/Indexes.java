package vn.lienthong.starter.tenancy;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/** Creates the collections and indexes that the document classes declare. Repeating it changes nothing. */
class Indexes {

    private final MongoMappingContext context;
    private final boolean everythingShared;

    Indexes(MongoMappingContext context, TenancyProperties properties) {
        this.context = context;
        this.everythingShared = !properties.hasTenants();
    }

    void createShared(MongoTemplate shared) {
        create(shared, true);
    }

    void createOfTenant(MongoTemplate template) {
        create(template, false);
    }

    private void create(MongoTemplate bounded, boolean shared) {
        var template = new MongoTemplate(new Patient(bounded.getMongoDatabaseFactory()), bounded.getConverter());
        var resolver = new MongoPersistentEntityIndexResolver(context);
        for (var entity : context.getPersistentEntities()) {
            var type = entity.getType();
            if (AnnotationUtils.findAnnotation(type, Document.class) == null || shared != isShared(type)) {
                continue;
            }
            if (!template.collectionExists(type)) {
                template.createCollection(type);
            }
            for (var index : resolver.resolveIndexFor(entity.getTypeInformation())) {
                template.indexOps(type).createIndex(index);
            }
        }
    }

    private boolean isShared(Class<?> type) {
        return everythingShared || type.isAnnotationPresent(Shared.class);
    }

    /**
     * The same databases for work that takes as long as there are documents. With the limit of a request the server would
     * give up an index over a large collection, and every start after it again.
     */
    record Patient(MongoDatabaseFactory factory) implements MongoDatabaseFactory {

        static final Duration LONGEST = Duration.ofMinutes(30);

        private static MongoDatabase patient(MongoDatabase database) {
            return database.withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public MongoDatabase getMongoDatabase() {
            return patient(factory.getMongoDatabase());
        }

        @Override
        public MongoDatabase getMongoDatabase(String name) {
            return patient(factory.getMongoDatabase(name));
        }

        @Override
        public PersistenceExceptionTranslator getExceptionTranslator() {
            return factory.getExceptionTranslator();
        }

        @Override
        public ClientSession getSession(ClientSessionOptions options) {
            return factory.getSession(options);
        }

        @Override
        public MongoDatabaseFactory withSession(ClientSession session) {
            return new Patient(factory.withSession(session));
        }
    }
}
