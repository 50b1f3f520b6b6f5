package vn.lienthong.starter.time;

import java.time.ZoneId;

/** The one time zone of the country's offices. */
public final class VietnamTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {}
}
