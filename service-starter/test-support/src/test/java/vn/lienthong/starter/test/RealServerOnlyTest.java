package vn.lienthong.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

class RealServerOnlyTest {

    static class Sample {
        @Test
        @RealServerOnly("it ignores partial indexes")
        void aPartialIndexIsUsed() {}

        @Test
        void aUniqueIndexIsHeld() {}
    }

    @Test
    void isSkippedByNameOnTheEmbeddedServerAndRunsOnAnyOther() {
        List<String> skipped = new ArrayList<>();
        List<String> run = new ArrayList<>();
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(Sample.class)).execute().testEvents().stream()
                .forEach(event -> {
                    if (event.getType() == EventType.SKIPPED) {
                        skipped.add(event.getTestDescriptor().getDisplayName() + ": "
                                + event.getRequiredPayload(String.class));
                    } else if (event.getType() == EventType.FINISHED) {
                        run.add(event.getTestDescriptor().getDisplayName());
                    }
                });

        if (TestMongo.get().isEmbedded()) {
            assertThat(skipped)
                    .containsExactly("aPartialIndexIsUsed(): needs a real MongoDB server: it ignores partial indexes");
            assertThat(run).containsExactly("aUniqueIndexIsHeld()");
        } else {
            assertThat(skipped).isEmpty();
            assertThat(run).containsExactlyInAnyOrder("aPartialIndexIsUsed()", "aUniqueIndexIsHeld()");
        }
    }
}
