package vn.lienthong.reports.form;

/**
 * A rule across two cells.
 *
 * @param left    code of the indicator that must not be greater
 * @param right   code of the indicator it is compared with
 * @param message what to tell the person; {@code {left}} and {@code {right}} stand for the two figures
 */
public record Check(String code, Kind kind, String left, String right, String message) {

    /** What the rule demands. */
    public enum Kind {
        NOT_GREATER
    }
}
