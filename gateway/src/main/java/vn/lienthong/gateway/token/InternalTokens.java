package vn.lienthong.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Signs the tokens under which the gateway and the services call each other. One token, one audience. */
@Component
public class InternalTokens {

    /** Who signed; services accept no other. */
    static final String ISSUER = "lienthong";

    private final SigningKeys keys;
    private final TokenProperties properties;
    private final InstantSource time = InstantSource.system();

    InternalTokens(SigningKeys keys, TokenProperties properties) {
        this.keys = keys;
        this.properties = properties;
    }

    /** A signed token and when it stops being valid. */
    public record Token(String value, Instant issuedAt, Instant expiresAt) {}

    public Duration life() {
        return properties.life();
    }

    /** @param audience the one service that may accept it, e.g. {@code plan-service} */
    public Token mint(String audience, TokenSubject subject) {
        if (!properties.services().contains(audience)) {
            throw new IllegalArgumentException("not a service: " + audience);
        }
        var now = Instant.ofEpochSecond(time.instant().getEpochSecond());
        var expires = now.plus(properties.life());
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience)
                .subject(subject.account())
                .claim("tenant", subject.tenant().value())
                .claim("unit", subject.unit())
                .claim(
                        "roles",
                        subject.roles().stream().map(Enum::name).sorted().toList())
                .claim("title", subject.title())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .build();
        var key = keys.current();
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return new Token(token.serialize(), now, expires);
        } catch (JOSEException failure) {
            throw new IllegalStateException("the token could not be signed", failure);
        }
    }
}
