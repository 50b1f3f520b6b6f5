package vn.lienthong.starter.tenancy;

import org.springframework.core.annotation.AnnotationUtils;
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

    private void create(MongoTemplate template, boolean shared) {
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
}
