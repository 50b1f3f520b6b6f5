package vn.lienthong.starter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SubscriptionsTest {

    private static final Set<String> PRODUCED = Set.of("letter.sent.v1");

    @EnableConfigurationProperties(EventsProperties.class)
    static class Bound {}

    private static EventsProperties subscribers(Map<String, ?> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("lienthong.events", EventsProperties.class);
    }

    @Test
    void whatTheCodeTellsIsFoundByItsDeclaration() {
        assertThat(Subscriptions.producedIn(List.of("vn.lienthong.starter.sample")))
                .isEqualTo(PRODUCED);
    }

    @Test
    void aTypeThatNothingTellsRefusesTheStart() {
        var typo = subscribers(Map.of("lienthong.events.subscribers.one.types", "letter.send.v1"));
        assertThatThrownBy(() -> Subscriptions.check(typo, PRODUCED, name -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("letter.send.v1")
                .hasMessageContaining("one");
    }

    @Test
    void aSubscriberWithoutAnAddressRefusesTheStart() {
        var unknown = subscribers(Map.of("lienthong.events.subscribers.notificaton-service.types", "letter.sent.v1"));
        assertThatThrownBy(() -> Subscriptions.check(unknown, PRODUCED, name -> false))
                .hasMessageContaining("lienthong.services.notificaton-service");
    }

    @Test
    void whatIsRightIsAccepted() {
        Subscriptions.check(
                subscribers(Map.of("lienthong.events.subscribers.one.types", "letter.sent.v1")),
                PRODUCED,
                "one"::equals);
    }

    @Test
    void aMistypedOrImpossibleSettingRefusesTheStart() {
        for (var wrong : List.of(
                "lienthong.events.swep=3s",
                "lienthong.events.subscribers.one.type=letter.sent.v1",
                "lienthong.events.batch=0",
                "lienthong.events.last-retry=1ms")) {
            new ApplicationContextRunner()
                    .withUserConfiguration(Bound.class)
                    .withPropertyValues(wrong)
                    .run(context -> assertThat(context).as(wrong).hasFailed());
        }
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("lienthong.events.sweep=1s")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
