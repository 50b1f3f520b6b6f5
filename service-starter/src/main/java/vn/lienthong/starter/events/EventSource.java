package vn.lienthong.starter.events;

/** A document whose events leave with it. The field is called {@code outbox}. */
public interface EventSource {

    Outbox outbox();
}
