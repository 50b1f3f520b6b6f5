package vn.lienthong.reports.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.reports.unit.UnitKind;

class RosterTest {

    private static final Instant DUE = Instant.parse("2026-06-10T10:00:00Z");

    private final Roster roster = new Roster(
            List.of(line("s1", "mk"), line("so", null), line("mk", "so"), line("s2", "mk"), line("thpt", "so")));

    @Test
    void aLineKnowsThoseAboveAndBelow() {
        assertThat(roster.ancestors("s1")).containsExactly("mk", "so");
        assertThat(roster.children("mk")).extracting(Obliged::unit).containsExactly("s1", "s2");
        assertThat(roster.below("so")).extracting(Obliged::unit).containsExactly("mk", "thpt", "s1", "s2");
        assertThat(roster.isWithin("s1", "so")).isTrue();
        assertThat(roster.isWithin("s1", "thpt")).isFalse();
        assertThat(roster.isWithin("so", "mk")).isFalse();
    }

    @Test
    void theDeepestComeFirst() {
        assertThat(roster.innerDeepestFirst()).containsExactly("mk", "so");
        assertThat(roster.depth("s2")).isEqualTo(2);
    }

    @Test
    void aUnitStandsOnItOnce() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Roster(List.of(line("so", null), line("so", null))));
    }

    @Test
    void everySuperiorIsOnItToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Roster(List.of(line("s1", "mk"))));
    }

    @Test
    void routesDoNotGoInACircle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roster(List.of(line("so", null), line("a", "b"), line("b", "a"))));
    }

    private static Obliged line(String unit, @Nullable String superior) {
        return new Obliged(unit, "Đơn vị " + unit, UnitKind.SCHOOL, null, superior, DUE);
    }
}
