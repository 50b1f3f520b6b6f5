package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.library.Library;
import vn.lienthong.shop.Shop;

class ArchitectureRulesTest {

    private static final String SHOP = Shop.class.getPackageName();
    private static final List<String> FOUND =
            ArchitectureRules.violations(new ClassFileImporter().importPackages(SHOP), SHOP);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a package in a cycle",
                "services speak HTTP and events",
                "time comes in through a Clock",
                "ids come from outside",
                "another feature's documents",
                "a name says what a thing is",
                "does the compiler find a missing null check"
            })
    void eachRuleFindsWhatBreaksItAndSaysWhy(String reason) {
        assertThat(FOUND).filteredOn(violation -> violation.contains(reason)).hasSize(1);
    }

    @Test
    void aServiceThatKeepsThemPasses() {
        String root = Library.class.getPackageName();

        assertThat(ArchitectureRules.violations(new ClassFileImporter().importPackages(root), root))
                .isEmpty();
    }

    @Test
    void testsAreNotHeldToTheRules() {
        // Both live in test folders here, so there is nothing to find.
        assertThatCode(() -> ArchitectureRules.verify(Shop.class)).doesNotThrowAnyException();
    }

    @Test
    void namesTheGuiltyClasses() {
        assertThat(String.join("\n", FOUND))
                .contains("PriceHelper", "TillController", "Items", "Item.<init>", "vn.lienthong.shop.till");
        assertThatThrownBy(() -> {
                    throw new AssertionError(FOUND.getFirst());
                })
                .hasMessageContaining("Cycle");
    }
}
