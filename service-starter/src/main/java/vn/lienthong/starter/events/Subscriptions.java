package vn.lienthong.starter.events;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Holds the configured subscriptions to what the code tells: a typo would be silence. */
final class Subscriptions {

    private Subscriptions() {}

    /** @throws IllegalStateException naming everything that is wrong */
    static void check(EventsProperties properties, Set<String> produced, Predicate<String> hasAddress) {
        var problems = properties.subscribers().keySet().stream()
                .sorted()
                .flatMap(subscriber -> Stream.concat(
                        Stream.of(subscriber)
                                .filter(hasAddress.negate())
                                .map(unknown -> "no address lienthong.services." + unknown),
                        properties.typesOf(subscriber).stream()
                                .sorted()
                                .filter(type -> !produced.contains(type))
                                .map(type -> "no event of this service has the type " + type + ", which " + subscriber
                                        + " is to be sent")))
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("lienthong.events.subscribers: " + String.join("; ", problems));
        }
    }

    /** Types of the events declared in these packages. */
    static Set<String> producedIn(List<String> packages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventTypes.class));
        var types = new TreeSet<String>();
        for (var each : packages) {
            for (var found : scanner.findCandidateComponents(each)) {
                var type = ClassUtils.resolveClassName(
                        java.util.Objects.requireNonNull(found.getBeanClassName()),
                        Subscriptions.class.getClassLoader());
                types.addAll(List.of(type.getAnnotation(EventTypes.class).value()));
            }
        }
        return types;
    }
}
