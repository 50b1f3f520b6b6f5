package vn.lienthong.plans.plan;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.stereotype.Component;

/** Counts what happens to plans: every save of a plan is one action of its history. */
@Component
class CountedChanges extends AbstractMongoEventListener<Plan> {

    static final String METER = "lienthong.plans.changes";

    private final MeterRegistry meters;

    CountedChanges(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<Plan> saved) {
        HistoryEntry last = saved.getSource().history().getLast();
        meters.counter(METER, "action", last.action().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
