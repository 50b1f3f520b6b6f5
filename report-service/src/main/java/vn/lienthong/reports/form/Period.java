package vn.lienthong.reports.form;

/**
 * A half year of reporting.
 *
 * @param half 1 or 2
 */
public record Period(Type type, int year, int half) {

    public Period {
        if (half != 1 && half != 2) {
            throw new IllegalArgumentException("A year has the halves 1 and 2, not " + half);
        }
        if (year < 2000 || year > 2100) {
            throw new IllegalArgumentException("No reporting year: " + year);
        }
    }

    public static Period halfYear(int year, int half) {
        return new Period(Type.HALF_YEAR, year, half);
    }

    /** For example "6 tháng đầu năm 2026". */
    public String title() {
        return half == 1 ? "6 tháng đầu năm " + year : "6 tháng cuối năm " + year;
    }

    public Period previous() {
        return half == 1 ? halfYear(year - 1, 2) : halfYear(year, 1);
    }

    /** The cadences that a period can belong to. */
    public enum Type {
        HALF_YEAR
    }
}
