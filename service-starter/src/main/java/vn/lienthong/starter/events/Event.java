package vn.lienthong.starter.events;

/**
 * Something that happened, as other services may know it. A record: its components are the JSON data; {@link #type} and
 * {@link #subject} are the envelope.
 */
public interface Event {

    /** Past tense and versioned, e.g. {@code plan.submitted.v1}. */
    String type();

    /** Id of the aggregate that it happened to. */
    String subject();
}
