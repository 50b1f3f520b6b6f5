package vn.lienthong.gateway.token;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One day's key pair.
 *
 * @param id key id in tokens: the day and the mark of the secret that encrypts it. Two replicas that make the same day's
 *     key collide on it, and the loser takes the winner's
 * @param day the UTC day on which it signs
 * @param publicKey JWK without the private part
 * @param privateKey encrypted JWK
 */
@Document("signingKeys")
record SigningKey(
        @Id String id, LocalDate day, String secretMark, String publicKey, byte[] privateKey, Instant createdAt) {

    static String idOf(LocalDate day, String secretMark) {
        return day + "-" + secretMark;
    }
}
