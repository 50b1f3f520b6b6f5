package vn.lienthong.starter.test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param what the one thing that is odd about it
 * @param target path and query, percent-encoded
 * @param refused whether anything but a refusal (400 to 499) is wrong
 */
record FuzzCase(
        String what,
        String method,
        String target,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean refused) {

    FuzzCase odd(String what, boolean refused) {
        return new FuzzCase(what, method, target, headers, body, refused);
    }

    FuzzCase to(String target) {
        return new FuzzCase(what, method, target, headers, body, refused);
    }

    FuzzCase header(String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(headers);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new FuzzCase(what, method, target, changed, body, refused);
    }

    FuzzCase body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    FuzzCase body(byte[] bytes) {
        return new FuzzCase(what, method, target, headers, bytes, refused);
    }

    @Override
    public String toString() {
        return method + " " + shortened(target) + "  " + what;
    }

    static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "… (" + text.length() + ")" : text;
    }
}
