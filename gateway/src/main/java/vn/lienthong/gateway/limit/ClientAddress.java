package vn.lienthong.gateway.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of an address that stands for one client. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** Of IPv6 the network (/64): who has one address of it has all 2^64. Looks nothing up. */
    public static String of(String address) {
        try {
            var zone = address.indexOf('%');
            var literal = zone < 0 ? address : address.substring(0, zone);
            return InetAddress.ofLiteral(literal) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "/64"
                    : literal;
        } catch (IllegalArgumentException noAddress) {
            return address.length() > 64 ? address.substring(0, 64) : address;
        }
    }
}
