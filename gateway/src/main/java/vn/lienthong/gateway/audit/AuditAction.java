package vn.lienthong.gateway.audit;

/** What the trail tells of. Names are stored: never rename one, only add. */
public enum AuditAction {
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    ACCOUNT_CREATED,
    ACCOUNT_CHANGED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    PASSWORD_CHANGED,
    PASSWORD_REFUSED,
    TENANT_CREATED,
    TENANT_SUSPENDED,
    TENANT_RESUMED,
    EVENT_SENT_AGAIN
}
