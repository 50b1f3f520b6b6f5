package vn.lienthong.reports.form;

/**
 * Something wrong or odd with the answer to one indicator.
 *
 * @param code    code of the indicator
 * @param message in Vietnamese, saying what to do
 */
public record Problem(String code, Severity severity, String message) {

    /** Whether the report can be submitted nevertheless. */
    public enum Severity {
        ERROR,
        WARNING
    }
}
