package vn.lienthong.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Rates rates = new Rates(new RoutingProperties.Rates(3, 1, 5, 1, 2, 1), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void allSessionsOfAnAccountTogetherHaveOneRate() {
        for (var request = 0; request < 3; request++) {
            assertThat(rates.take("quang-ninh", "một")).isEmpty();
        }

        assertThat(rates.take("quang-ninh", "một")).hasValueSatisfying(refused -> {
            assertThat(refused.whose()).isEqualTo(Rates.Whose.ACCOUNT);
            assertThat(refused.pause()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        });
        assertThat(rates.take("quang-ninh", "hai")).isEmpty();
    }

    @Test
    void manyAccountsOfOneProvinceDoNotTakeTheOthersRate() {
        for (var account = 0; account < 5; account++) {
            assertThat(rates.take("quang-ninh", "tài khoản " + account)).isEmpty();
        }

        assertThat(rates.take("quang-ninh", "tài khoản 6"))
                .hasValueSatisfying(refused -> assertThat(refused.whose()).isEqualTo(Rates.Whose.TENANT));
        assertThat(rates.take("an-giang", "ai đó")).isEmpty();
    }

    @Test
    void whatTheProvinceRefusesDoesNotCostTheAccount() {
        for (var account = 0; account < 5; account++) {
            rates.take("quang-ninh", "tài khoản " + account);
        }
        for (var tries = 0; tries < 5; tries++) {
            rates.take("quang-ninh", "chậm chân");
        }

        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        for (var request = 0; request < 3; request++) {
            assertThat(rates.take("quang-ninh", "chậm chân")).isEmpty();
        }
    }

    @Test
    void anAddressWithoutSessionsHasItsOwnAndSignedInPeopleGetItBack() {
        rates.take("203.0.113.7");
        rates.take("203.0.113.7");

        assertThat(rates.take("203.0.113.7")).isPresent();
        assertThat(rates.take("203.0.113.8")).isEmpty();

        rates.giveBack("203.0.113.7");

        assertThat(rates.take("203.0.113.7")).isEmpty();
    }
}
