package vn.lienthong.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairShareTest {

    @ParameterizedTest
    @CsvSource({"128, 1.5, 76", "64, 1.5, 38", "32, 1.5, 19", "8, 1, 4"})
    void oneProvinceMayUseMostOfAnIdleSystemButNotAllOfIt(long capacity, double greed, int most) {
        var share = new FairShare(capacity, greed, capacity);

        assertThat(fill(share, "quang-ninh")).hasSize(most);
        assertThat(share.enter("quang-ninh", "ai đó", 1)).isEqualTo(FairShare.Full.GROUP);
        assertThat(share.enter("an-giang", "ai khác", 1)).isInstanceOf(FairShare.Permit.class);
    }

    @Test
    void whoComesAfterSomeGreedyOnesStillFindsSomething() {
        var share = new FairShare(128, 1.5, 128);
        for (var province = 0; province < 4; province++) {
            fill(share, "tỉnh " + province);
        }

        assertThat(fill(share, "tỉnh đến sau")).hasSizeGreaterThan(1);
    }

    @Test
    void whoTookMuchComesDownToAnEqualPartAsItsRequestsEnd() {
        var share = new FairShare(100, 1.5, 100);
        var first = fill(share, "quang-ninh");
        var second = fill(share, "an-giang");
        assertThat(first.size()).isGreaterThan(2 * second.size());

        for (var ended = 0; ended < 60; ended++) {
            first.removeFirst().close();
            second.removeFirst().close();
            second.addAll(fill(share, "an-giang"));
            first.addAll(fill(share, "quang-ninh"));
        }

        assertThat(Math.abs(first.size() - second.size())).isLessThanOrEqualTo(2);
    }

    @Test
    void oneAccountDoesNotTakeItsProvincesPart() {
        var share = new FairShare(100, 3, 2);
        share.enter("quang-ninh", "một", 1);
        share.enter("quang-ninh", "một", 1);

        assertThat(share.enter("quang-ninh", "một", 1)).isEqualTo(FairShare.Full.MEMBER);
        assertThat(share.enter("quang-ninh", "hai", 1)).isInstanceOf(FairShare.Permit.class);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndOnlyOnce() {
        var share = new FairShare(4, 1, 4);
        var held = fill(share, "quang-ninh");
        held.getFirst().close();
        held.getFirst().close();

        assertThat(share.taken()).isEqualTo(held.size() - 1);
        assertThat(fill(share, "quang-ninh")).hasSize(1);
    }

    @Test
    void nothingIsLeftBehindWhenAllHaveGone() {
        var share = new FairShare(100, 3, 100);
        for (var province = 0; province < 10; province++) {
            fill(share, "tỉnh " + province).forEach(FairShare.Permit::close);
        }

        assertThat(share.taken()).isZero();
        assertThat(share)
                .extracting("groups")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEmpty();
        assertThat(share)
                .extracting("members")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .isEmpty();
    }

    @Test
    void moreThanThereIsIsNeverGiven() {
        assertThat(new FairShare(10, 3, 100).enter("quang-ninh", "một", 11)).isEqualTo(FairShare.Full.ALL);
    }

    private static List<FairShare.Permit> fill(FairShare share, String group) {
        var held = new ArrayList<FairShare.Permit>();
        while (share.enter(group, group, 1) instanceof FairShare.Permit permit) {
            held.add(permit);
        }
        return held;
    }
}
