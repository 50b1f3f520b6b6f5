package vn.lienthong.plans.citation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import vn.lienthong.plans.content.Passage;
import vn.lienthong.starter.security.ServiceCalls;
import vn.lienthong.starter.security.ServiceUnavailable;

/** Asks reference-service about a text. Whatever happens there, an answer comes back: in doubt "unchecked". */
@Component
public class CitationChecker {

    private static final Logger log = LoggerFactory.getLogger(CitationChecker.class);
    private static final String REFERENCES = "reference-service";

    /** Limits of one request: 2,000 passages and 1 MB; a character takes at most three bytes in UTF-8. */
    static final int PASSAGES_AT_ONCE = 2_000;

    static final int CHARACTERS_AT_ONCE = 250_000;

    private final ServiceCalls calls;
    private final Clock clock;

    CitationChecker(ServiceCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    record Question(LocalDate asOf, Issuer issuer, List<Passage> passages) {}

    record Answer(LocalDate asOf, List<Citation> citations) {}

    /** @param asOf the plan's own date once it is issued, before that today */
    public CitationCheck check(List<Passage> passages, LocalDate asOf, Issuer issuer) {
        try {
            var citations = new ArrayList<Citation>();
            for (List<Passage> batch : batches(passages)) {
                int before = citations.size();
                for (Citation citation : ask(new Question(asOf, issuer, batch)).citations()) {
                    citations.add(citation.shifted(before));
                }
            }
            return CitationCheck.checked(clock.instant(), asOf, citations);
        } catch (ServiceUnavailable unavailable) {
            log.atInfo().addKeyValue("service", unavailable.service()).log("citations left unchecked");
        } catch (RestClientException refused) {
            // Refused or unreadable: a fault between the two services, not the author's; the plan is kept all the same.
            log.atError().setCause(refused).log("citation check refused");
        }
        return CitationCheck.unchecked(clock.instant(), asOf);
    }

    private Answer ask(Question question) {
        return calls.call(
                REFERENCES,
                client -> Objects.requireNonNull(client.post()
                        .uri("/internal/verifications")
                        .body(question)
                        .retrieve()
                        .body(Answer.class)));
    }

    /** Cuts a long text so that each part keeps the limits of one request. */
    static List<List<Passage>> batches(List<Passage> passages) {
        var batches = new ArrayList<List<Passage>>();
        var batch = new ArrayList<Passage>();
        int characters = 0;
        for (Passage passage : passages) {
            int length = passage.text().length();
            if (!batch.isEmpty() && (batch.size() == PASSAGES_AT_ONCE || characters + length > CHARACTERS_AT_ONCE)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                characters = 0;
            }
            batch.add(passage);
            characters += length;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
