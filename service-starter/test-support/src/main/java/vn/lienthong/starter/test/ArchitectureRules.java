package vn.lienthong.starter.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The few rules that every service keeps, each with its reason. */
public final class ArchitectureRules {

    private static final String DOCUMENT = "org.springframework.data.mongodb.core.mapping.Document";
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";
    private static final List<String> EMPTY_ENDINGS =
            List.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Dto", "DTO");

    private ArchitectureRules() {}

    /**
     * Checks the code of one service and names every violation of every rule.
     *
     * @param application the class with {@code main}; its package is the service's root
     */
    public static void verify(Class<?> application) {
        String root = application.getPackageName();
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        List<String> violations = violations(code, root);
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator() + System.lineSeparator(), violations));
        }
    }

    static List<String> violations(JavaClasses code, String root) {
        List<String> violations = new ArrayList<>();
        for (ArchRule rule : rules(root)) {
            try {
                rule.allowEmptyShould(true).check(code);
            } catch (AssertionError violated) {
                violations.add(violated.getMessage());
            }
        }
        return violations;
    }

    private static List<ArchRule> rules(String root) {
        return List.of(
                slices().matching(root + ".(**)")
                        .should()
                        .beFreeOfCycles()
                        .because("a package in a cycle can be neither understood nor changed alone"),
                noClasses()
                        .should(dependOnClassesThat(ofAnotherService(root)))
                        .because("services speak HTTP and events; shared code belongs in the service starter"),
                noClasses()
                        .should()
                        .callMethodWhere(readsTheSystemClock())
                        .because("time comes in through a Clock: due dates are tested on the day they fall due"),
                noClasses()
                        .that()
                        .areAnnotatedWith(DOCUMENT)
                        .should()
                        .callCodeUnitWhere(makesUpAValue())
                        .because("an aggregate given the same command decides the same; ids come from outside"),
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Controller")
                        .should(askOnlyRepositoriesOfTheirPackage())
                        .because("another feature's documents are reached through what that feature offers"),
                noClasses()
                        .should(haveANameThatSaysNothing())
                        .because("a name says what a thing is in the domain, not that it is a thing"),
                classes()
                        .that(areNotPackageInfo())
                        .should(liveInANullMarkedPackage())
                        .because("only there does the compiler find a missing null check"));
    }

    private static DescribedPredicate<JavaClass> ofAnotherService(String root) {
        return resideInAPackage("vn.lienthong..")
                .and(DescribedPredicate.not(resideInAPackage(root + "..")))
                .and(DescribedPredicate.not(resideInAPackage("vn.lienthong.starter..")))
                .as("belong to another service");
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        Set<String> readers = Set.of("now", "today", "currentTimeMillis");
        return describe("read the system's clock", call -> {
            CodeUnitCallTarget target = (CodeUnitCallTarget) call.getTarget();
            String owner = target.getOwner().getName();
            return readers.contains(target.getName())
                    && (owner.startsWith("java.time.") || owner.equals("java.lang.System"))
                    && target.getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        });
    }

    private static DescribedPredicate<JavaAccess<?>> makesUpAValue() {
        return describe("make up a value", call -> {
            String owner = call.getTarget().getOwner().getName();
            return owner.equals("java.util.UUID") && call.getTarget().getName().equals("randomUUID")
                    || owner.equals("java.util.Random")
                    || owner.equals("java.security.SecureRandom")
                    || owner.equals("java.util.concurrent.ThreadLocalRandom")
                    || owner.equals("java.lang.Math")
                            && call.getTarget().getName().equals("random")
                    || owner.equals("org.bson.types.ObjectId");
        });
    }

    private static ArchCondition<JavaClass> askOnlyRepositoriesOfTheirPackage() {
        return new ArchCondition<>("ask only repositories of their own package") {
            @Override
            public void check(JavaClass controller, ConditionEvents events) {
                controller.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().isAssignableTo(REPOSITORY))
                        .filter(dependency ->
                                !dependency.getTargetClass().getPackageName().equals(controller.getPackageName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(controller, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> haveANameThatSaysNothing() {
        return new ArchCondition<>("have a name that ends with one of " + EMPTY_ENDINGS) {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                boolean empty = EMPTY_ENDINGS.stream().anyMatch(checked.getSimpleName()::endsWith);
                events.add(new SimpleConditionEvent(
                        checked, empty, checked.getFullName() + (empty ? " is such a name" : " is not such a name")));
            }
        };
    }

    private static DescribedPredicate<JavaClass> areNotPackageInfo() {
        return describe(
                "are not package-info", checked -> !checked.getSimpleName().equals("package-info"));
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        checked,
                        marked,
                        "%s: add package-info.java with @NullMarked to %s"
                                .formatted(checked.getSimpleName(), checked.getPackageName())));
            }
        };
    }
}
