package vn.lienthong.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * A new ES256 key pair signs every UTC day. Tomorrow's is published today, so that no service meets a key it could not
 * have seen; yesterday's stays published while tokens signed at midnight live. All replicas share them by the database.
 */
@Component
class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final MongoTemplate database;
    private final KeyCipher cipher;
    private final InstantSource time;
    private volatile @Nullable Signing signing;

    /** The key that signs on a day, decrypted; kept in memory until the day is over. */
    private record Signing(LocalDate day, ECKey key) {}

    @Autowired
    SigningKeys(MongoTemplate database, TokenProperties properties) {
        // Not the domain's clock: that one may be set to another year for demo data, tokens may not.
        this(database, new KeyCipher(properties.keyEncryptionSecret()), InstantSource.system());
    }

    SigningKeys(MongoTemplate database, KeyCipher cipher, InstantSource time) {
        this.database = database;
        this.cipher = cipher;
        this.time = time;
    }

    /** The key pair that signs now. */
    ECKey current() {
        var today = today();
        var held = signing;
        if (held != null && held.day().equals(today)) {
            return held.key();
        }
        var key = decrypt(keyOf(today));
        keyOf(today.plusDays(1));
        forgetBefore(today.minusDays(1));
        signing = new Signing(today, key);
        log.atInfo().addKeyValue("kid", key.getKeyID()).log("signing key in use");
        return key;
    }

    /** Public keys of yesterday, today and tomorrow, whichever replica made them. */
    JWKSet published() {
        current();
        var keys = new ArrayList<JWK>();
        for (var stored : database.findAll(SigningKey.class)) {
            keys.add(parse(stored.publicKey()));
        }
        return new JWKSet(keys);
    }

    private SigningKey keyOf(LocalDate day) {
        var id = SigningKey.idOf(day, cipher.mark());
        var stored = database.findById(id, SigningKey.class);
        if (stored != null) {
            return stored;
        }
        try {
            return database.insert(generate(id, day));
        } catch (DuplicateKeyException another) {
            var winner = database.findById(id, SigningKey.class);
            if (winner == null) {
                throw another;
            }
            return winner;
        }
    }

    private SigningKey generate(String id, LocalDate day) {
        try {
            var pair = new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
            var secret = cipher.encrypt(pair.toJSONString().getBytes(StandardCharsets.UTF_8), id);
            return new SigningKey(id, day, cipher.mark(), pair.toPublicJWK().toJSONString(), secret, time.instant());
        } catch (JOSEException failure) {
            throw new IllegalStateException("no key pair could be generated", failure);
        }
    }

    private ECKey decrypt(SigningKey stored) {
        return parse(new String(cipher.decrypt(stored.privateKey(), stored.id()), StandardCharsets.UTF_8));
    }

    private void forgetBefore(LocalDate day) {
        // Dates are kept as ISO text, whose order is theirs.
        database.remove(Query.query(Criteria.where("day").lt(day.toString())), SigningKey.class);
    }

    private static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException unreadable) {
            throw new IllegalStateException("a stored key is not a JWK", unreadable);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }
}
