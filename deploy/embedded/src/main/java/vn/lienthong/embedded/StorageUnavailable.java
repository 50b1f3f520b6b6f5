package vn.lienthong.embedded;

/** The database cannot work with its file or its port; the message says which and why. */
public final class StorageUnavailable extends RuntimeException {

    /** Why, for callers that word it for people. */
    public enum Reason {
        FILE_IN_USE,
        FILE_UNREADABLE,
        PORT_TAKEN
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StorageUnavailable(Reason reason, String what, Throwable cause) {
        super(reason + ": " + what, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
