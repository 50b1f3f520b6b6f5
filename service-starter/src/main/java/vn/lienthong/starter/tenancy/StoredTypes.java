package vn.lienthong.starter.tenancy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.util.ClassUtils;

/** Which classes MongoDB documents are made of, and how values without a BSON type are kept. */
final class StoredTypes {

    private StoredTypes() {}

    /**
     * Document classes, and every class with an alias. Aliased variants of a sealed type must be known from the start: a
     * fresh process that reads before it writes could not tell which class an alias means.
     */
    static Set<Class<?>> in(List<String> basePackages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition definition) {
                // Variants are nested in their sealed interface; static nested classes and records are fine.
                return definition.getMetadata().isIndependent();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class));
        scanner.addIncludeFilter(new AnnotationTypeFilter(TypeAlias.class));
        var found = new LinkedHashSet<Class<?>>();
        var queue = new ArrayDeque<Class<?>>();
        for (var basePackage : basePackages) {
            for (var candidate : scanner.findCandidateComponents(basePackage)) {
                queue.add(ClassUtils.resolveClassName(
                        java.util.Objects.requireNonNull(candidate.getBeanClassName()),
                        StoredTypes.class.getClassLoader()));
            }
        }
        while (!queue.isEmpty()) {
            var type = queue.remove();
            if (found.add(type) && type.isSealed()) {
                queue.addAll(List.of(type.getPermittedSubclasses()));
            }
        }
        return found;
    }

    /** A date is a date, not an instant at some zone's midnight: kept as ISO text, which also sorts. */
    @WritingConverter
    static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }
}
