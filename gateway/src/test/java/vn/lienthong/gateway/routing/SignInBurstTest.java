package vn.lienthong.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.lienthong.gateway.Browser;

/** Three hundred sign-ins at once from one address, and the others. */
class SignInBurstTest extends CrampedGateway {

    @Test
    void burstFromOneAddressIsRefusedThereAndSomebodyElseGetsIn() throws Exception {
        var start = new CountDownLatch(1);
        var attempts = new ArrayList<Future<Browser.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var attempt = 0; attempt < 300; attempt++) {
                attempts.add(threads.submit((Callable<Browser.Answer>) () -> {
                    var browser = browser();
                    start.await();
                    return browser.signIn(tenant, "dong-nghiep", PASSWORD);
                }));
            }
            start.countDown();

            var elsewhere = new Browser(port, "127.0.0.2");
            assertThat(elsewhere.signIn(tenant, "ke-pha", PASSWORD).status()).isEqualTo(200);
            assertThat(victim.get("/api/session").status()).isEqualTo(200);
        }

        var in = 0;
        for (var attempt : attempts) {
            var answer = attempt.get();
            if (answer.status() == 200) {
                in++;
            } else {
                assertThat(answer.status()).isEqualTo(429);
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
            }
        }
        assertThat(in).isBetween(5, 290);
    }
}
