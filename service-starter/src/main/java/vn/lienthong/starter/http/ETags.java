package vn.lienthong.starter.http;

/** Entity tags: the aggregate's version in quotes. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
