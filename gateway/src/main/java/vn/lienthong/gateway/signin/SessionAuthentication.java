package vn.lienthong.gateway.signin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vn.lienthong.gateway.caller.SignedIn;

/** A request of somebody signed in. */
final class SessionAuthentication extends AbstractAuthenticationToken {

    private final SignedIn caller;

    SessionAuthentication(SignedIn caller) {
        super(caller.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public SignedIn getPrincipal() {
        return caller;
    }

    /** Idempotency keys belong to this name. */
    @Override
    public String getName() {
        return caller.account();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionAuthentication that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller);
    }
}
