package vn.lienthong.starter.tenancy;

import java.util.regex.Pattern;

/**
 * A province or city, e.g. {@code quang-ninh}.
 *
 * @param value 2 to 32 lower-case ASCII letters, digits and single inner hyphens; it becomes part of a database name
 */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public TenantId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("not a tenant id");
        }
    }

    public static boolean isWellFormed(String value) {
        return value.length() >= 2
                && value.length() <= 32
                && FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
