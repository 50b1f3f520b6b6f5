package vn.lienthong.starter.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * What the compiler holds our code to, for what comes from outside: a record's component is neither absent nor null, and
 * no element of a list in it is null, unless that is declared {@code @Nullable}. A component that says in words of its own
 * that it is needed ({@code @NotNull}, {@code @NotBlank}, {@code @NotEmpty}) is left to the validation that follows, which
 * names everything that is missing at once.
 */
class NullMarkedRecords extends NopAnnotationIntrospector {

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        var component = component(member);
        return component == null ? null : !isNullable(component.getAnnotatedType()) && !speaksForItself(component);
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        var component = component(annotated);
        if (component == null) {
            return JsonSetter.Value.empty();
        }
        var type = component.getAnnotatedType();
        var nulls = isNullable(type) || speaksForItself(component) ? Nulls.SET : Nulls.FAIL;
        return JsonSetter.Value.construct(nulls, hasNullableElements(type) ? Nulls.SET : Nulls.FAIL);
    }

    private static @Nullable RecordComponent component(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getDeclaringClass().isRecord()
                        && parameter.getOwner().getParameterCount()
                                == parameter.getDeclaringClass().getRecordComponents().length
                ? parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()]
                : null;
    }

    private static boolean hasNullableElements(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType container)) {
            return false;
        }
        var arguments = container.getAnnotatedActualTypeArguments();
        return isNullable(arguments[arguments.length - 1]);
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean speaksForItself(RecordComponent component) {
        var accessor = component.getAccessor();
        return accessor.isAnnotationPresent(NotNull.class)
                || accessor.isAnnotationPresent(NotBlank.class)
                || accessor.isAnnotationPresent(NotEmpty.class);
    }
}
