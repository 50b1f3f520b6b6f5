package vn.lienthong.starter.observability;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks a record's components as required in OpenAPI unless they are {@code @Nullable}; those are of their type or null. So
 * the portal's generated types say what the code says.
 */
class RequiredComponents implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var raw = raw(type);
        if (raw != null && raw.isRecord()) {
            mark(raw, definition(schema, context));
        }
        return schema;
    }

    private static @Nullable Class<?> raw(AnnotatedType type) {
        if (type.getType() instanceof Class<?> known) {
            return known;
        }
        JavaType java = Json31.mapper().constructType(type.getType());
        return java == null ? null : java.getRawClass();
    }

    private static @Nullable Schema<?> definition(@Nullable Schema<?> schema, ModelConverterContext context) {
        if (schema == null || schema.get$ref() == null) {
            return schema;
        }
        var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        return context.getDefinedModels().get(name);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            var none = new Schema<>();
            none.addType("null");
            return new Schema<>().oneOf(List.of(new Schema<>().$ref(property.get$ref()), none));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }

    private static void mark(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (var component : type.getRecordComponents()) {
            var property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                // Sent as null rather than left out.
                schema.getProperties().put(component.getName(), orNull(property));
            } else if (schema.getRequired() == null || !schema.getRequired().contains(component.getName())) {
                schema.addRequiredItem(component.getName());
            }
        }
    }
}
