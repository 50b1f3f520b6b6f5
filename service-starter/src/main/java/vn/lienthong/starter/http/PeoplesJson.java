package vn.lienthong.starter.http;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.jackson.JsonNodeDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import vn.lienthong.starter.text.TypedText;
import vn.lienthong.starter.text.UnfitJson;

/**
 * JSON over HTTP. What people send is read by the letter: nothing unknown, nothing twice, nothing turned into something
 * else, nothing missing that the record does not declare {@code @Nullable}, texts by {@link TypedText}; a mistake is told
 * rather than guessed around. Services among themselves ({@code /internal}) are tolerant readers: the other side may be of
 * a newer release. Writing is the same for both.
 */
class PeoplesJson extends JacksonJsonHttpMessageConverter {

    private final JsonMapper strict;

    PeoplesJson(JsonMapper tolerant) {
        super(tolerant);
        this.strict = strict(tolerant);
    }

    @Override
    protected ObjectReader customizeReader(ObjectReader reader, JavaType type) {
        return isBetweenServices() ? reader : strict.readerFor(type);
    }

    private static boolean isBetweenServices() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getRequestURI().startsWith("/internal/");
    }

    static JsonMapper strict(JsonMapper tolerant) {
        var builder = tolerant.rebuild();
        return builder.annotationIntrospector(
                        AnnotationIntrospector.pair(new NullMarkedRecords(), builder.annotationIntrospector()))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfigDefaults(coercions -> coercions
                        .setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .defaultLeniency(false)
                .addModule(new SimpleModule("people")
                        .addDeserializer(String.class, new Text())
                        .addDeserializer(LocalDate.class, new Day())
                        .addDeserializer(JsonNode.class, new Tree()))
                .build();
    }

    private static final class Text extends StdScalarDeserializer<String> {

        private Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            try {
                return TypedText.text(parser.getString());
            } catch (TypedText.Unfit unfit) {
                throw UnfitJson.of(parser, unfit);
            }
        }
    }

    /** {@code yyyy-MM-dd} and nothing else: no arrays, no numbers of days, no years of five digits. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {

        private static final int LENGTH = 10;

        private Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                var text = parser.getString();
                try {
                    if (text.length() == LENGTH) {
                        return LocalDate.parse(text);
                    }
                } catch (DateTimeParseException noDay) {
                    // Falls through to the refusal.
                }
            }
            return (LocalDate) context.handleUnexpectedToken(getValueType(context), parser);
        }
    }

    /** A part whose kind is decided later, e.g. a figure: its texts obey the rule as well. */
    private static final class Tree extends ValueDeserializer<JsonNode> {

        private static final ValueDeserializer<?> PLAIN = JsonNodeDeserializer.getDeserializer(JsonNode.class);

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) {
            var tree = (JsonNode) PLAIN.deserialize(parser, context);
            check(tree, parser);
            return tree;
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return PLAIN.getNullValue(context);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return PLAIN.getAbsentValue(context);
        }

        private static void check(JsonNode node, JsonParser parser) {
            if (node.isString()) {
                var fault = TypedText.fault(node.stringValue());
                if (fault != null) {
                    throw UnfitJson.of(parser, new TypedText.Unfit(fault));
                }
            }
            node.forEach(child -> check(child, parser));
        }
    }
}
