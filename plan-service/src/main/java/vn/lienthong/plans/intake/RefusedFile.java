package vn.lienthong.plans.intake;

/** Carries a refusal out of the depth of a file format; caught by {@link PlanReader} alone. */
@SuppressWarnings("serial")
final class RefusedFile extends Exception {

    private final transient Reading.Refusal refusal;

    RefusedFile(Reading.Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    Reading.Refusal refusal() {
        return refusal;
    }
}
