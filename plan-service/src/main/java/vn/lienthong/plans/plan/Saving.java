package vn.lienthong.plans.plan;

import java.util.List;

/** Answer to saving a draft. */
sealed interface Saving {

    record Saved(Plan plan) implements Saving {}

    /** The content breaks its limits or points to nothing. */
    record Invalid(List<Gap> gaps) implements Saving {}

    record Refused(Refusal why) implements Saving {}
}
