package vn.lienthong.starter.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import vn.lienthong.starter.text.TypedText;

/** Whether the path and the query of a request can be read at all, before anybody tries. */
final class Address {

    private static final String UNREADABLE = "Địa chỉ có chỗ mã hóa (%) không đọc được. Mở lại trang rồi thử lại.";
    private static final String NAMELESS = "Địa chỉ có một giá trị không có tên (?=…). Mở lại trang rồi thử lại.";

    private Address() {}

    /**
     * @param path as sent, percent-encoded
     * @return what is wrong, in Vietnamese; {@code null} for an address that can be read
     */
    static @Nullable String fault(String path, @Nullable String query) {
        var inPath = faultOf(path, false);
        if (inPath != null || query == null) {
            return inPath;
        }
        for (var pair : query.split("&")) {
            var equals = pair.indexOf('=');
            if (equals == 0) {
                return NAMELESS;
            }
            var fault = faultOf(pair, true);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable String faultOf(String encoded, boolean plusIsSpace) {
        var text = decoded(encoded, plusIsSpace);
        return text == null ? UNREADABLE : TypedText.fault(text);
    }

    /** Strict, other than {@link java.net.URLDecoder}, which puts U+FFFD for what is no UTF-8. */
    private static @Nullable String decoded(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            var each = encoded.charAt(i);
            if (each == '%') {
                var high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
                var low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return null;
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(
                        String.valueOf(plusIsSpace && each == '+' ? ' ' : each).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            return null;
        }
    }
}
