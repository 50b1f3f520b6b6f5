package vn.lienthong.references.verification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How much is checked, with what result, and how long it takes. */
@Component
class CitationMetrics {

    private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
    private final Timer duration;

    CitationMetrics(MeterRegistry registry) {
        for (var verdict : Verdict.values()) {
            verdicts.put(
                    verdict,
                    Counter.builder("lienthong.citations.checked")
                            .description("Citations checked, by verdict")
                            .tag("verdict", verdict.name())
                            .register(registry));
        }
        this.duration = Timer.builder("lienthong.citations.verification")
                .description("Time to check the citations of one text")
                .publishPercentileHistogram()
                .register(registry);
    }

    <T> T timed(Supplier<T> work) {
        return duration.record(work);
    }

    void checked(List<VerifyCitations.Verified> citations) {
        citations.forEach(citation -> {
            var counter = verdicts.get(citation.verdict());
            if (counter != null) {
                counter.increment();
            }
        });
    }
}
