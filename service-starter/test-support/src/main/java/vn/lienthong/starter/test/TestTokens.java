package vn.lienthong.starter.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Tokens as the gateway signs them, with a key of this run. Services verify them as they verify real ones: the key set is
 * served over HTTP and {@code lienthong.security.jwks-uri} points at it.
 */
public final class TestTokens {

    private static final ECKey KEY = newKey("test");
    private static final ECKey STRANGER = newKey("stranger");
    private static final Duration LIFE = Duration.ofMinutes(5);

    private static final class Holder {
        static final TokenServer SERVER = TokenServer.start(new JWKSet(KEY.toPublicJWK()).toString());
    }

    private TestTokens() {}

    /**
     * Somebody who asks, to be given to MockMvc's {@code with(...)}; the token is made for the application under test.
     *
     * @param unit id of the caller's unit, "" for one without
     * @param roles without prefix, e.g. {@code "EDITOR"}
     */
    public static TestCaller as(String tenant, String account, String unit, String... roles) {
        return new TestCaller(tenant, account, unit, "Chuyên viên", List.of(roles));
    }

    /** Another service of ours, acting for a tenant. */
    public static TestCaller asService(String service, String tenant) {
        return new TestCaller(tenant, service, "", service, List.of("SERVICE"));
    }

    /** A valid token. */
    public static String token(String tenant, String account, String unit, String audience, String... roles) {
        return as(tenant, account, unit, roles).token(audience);
    }

    /** A token that was valid until an hour ago. */
    public static String expired(TestCaller caller, String audience) {
        Instant then = now().minus(Duration.ofHours(1)).minus(LIFE);
        return sign(claims(caller, audience, then).build(), KEY);
    }

    /** A token in every respect right, but signed with a key that is not the gateway's. */
    public static String forged(TestCaller caller, String audience) {
        return sign(
                claims(caller, audience, now()).build(),
                new ECKey.Builder(STRANGER).keyID(KEY.getKeyID()).build());
    }

    static String issue(TestCaller caller, String audience) {
        return sign(claims(caller, audience, now()).build(), KEY);
    }

    /** Where services find the key that verifies these tokens. */
    public static String jwksUri() {
        return Holder.SERVER.address() + "/oauth2/jwks";
    }

    /** Where services get tokens of their own, by client credentials with any secret. */
    public static String tokenUri() {
        return Holder.SERVER.address() + "/oauth2/token";
    }

    private static JWTClaimsSet.Builder claims(TestCaller caller, String audience, Instant at) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("lienthong")
                .audience(audience)
                .subject(caller.account())
                .claim("tenant", caller.tenant())
                .claim("roles", caller.roles())
                .claim("title", caller.title())
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plus(LIFE)));
        return caller.unit().isEmpty() ? claims : claims.claim("unit", caller.unit());
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tokens are verified against the system's clock, whatever the domain's clock says in a test. */
    private static Instant now() {
        return Instant.now();
    }
}
