package vn.lienthong.references;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.lienthong.starter.test.ArchitectureRules;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.verify(ReferenceService.class);
    }

    @Test
    void packagesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(ReferenceService.class).verify();
    }

    @Test
    void theGrammarNeedsNoFramework() {
        var code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.lienthong.references.citation");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.jspecify..", "vn.lienthong.references.citation")
                .because("texts are scanned the same in a test, a tool and a service")
                .check(code);
    }
}
