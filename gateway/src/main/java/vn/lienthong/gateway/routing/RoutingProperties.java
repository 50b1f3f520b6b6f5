package vn.lienthong.gateway.routing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on the way to the services. Each gateway process counts for itself.
 *
 * @param connect longest wait for a connection to a service
 * @param answer longest wait for the first byte of an answer, and between two
 * @param longAnswer the same for imports and checks that work through everything
 * @param streamSilence longest silence on a live stream; services send something every 15 seconds
 * @param retryAfter what callers are told to wait while a breaker is open
 * @param body largest request body
 * @param planBody largest request body where plans are saved; plan-service takes no more
 * @param importBody largest request body where files are imported
 * @param greed a province may have this many times as much under way as is still free: with 1.5 at most 60 % of an idle
 *     system, less of a busy one (see {@code FairShare})
 * @param reads reading requests under way at each service
 * @param writes changing requests under way at each service
 * @param longWork imports and checks under way at each service
 * @param streams open live streams; each is a virtual thread, two connections and a few kilobytes
 * @param uploads bodies being received
 * @param rates requests a second
 * @param door requests that have come in and are not answered yet, before it is known what they want
 * @param breaker when a service counts as down
 */
@Validated
@ConfigurationProperties("lienthong.gateway.routing")
record RoutingProperties(
        @DefaultValue("2s") Duration connect,
        @DefaultValue("15s") Duration answer,
        @DefaultValue("120s") Duration longAnswer,
        @DefaultValue("45s") Duration streamSilence,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("1MB") DataSize body,
        @DefaultValue("8MB") DataSize planBody,
        @DefaultValue("21MB") DataSize importBody,
        @DefaultValue("1.5") @Positive double greed,
        @DefaultValue({}) @Valid Reads reads,
        @DefaultValue({}) @Valid Writes writes,
        @DefaultValue({}) @Valid LongWork longWork,
        @DefaultValue({}) @Valid Streams streams,
        @DefaultValue({}) @Valid Uploads uploads,
        @DefaultValue({}) @Valid Rates rates,
        @DefaultValue({}) @Valid Door door,
        @DefaultValue({}) @Valid Breaker breaker) {

    /** Largest body of a path, decoded. */
    DataSize bodyLimit(String path) {
        if (Route.isImport(path)) {
            return importBody;
        }
        return Route.isPlan(path) ? planBody : body;
    }

    /** The bulkhead of one lane. */
    sealed interface Share {

        /** Requests under way of everybody; the connections kept for the lane are as many. */
        int atOnce();

        /** Of them at most so many of one account. */
        int perAccount();
    }

    record Reads(
            @DefaultValue("128") @Min(2) int atOnce,
            @DefaultValue("32") @Min(1) int perAccount) implements Share {}

    record Writes(
            @DefaultValue("64") @Min(2) int atOnce,
            @DefaultValue("16") @Min(1) int perAccount) implements Share {}

    record LongWork(
            @DefaultValue("32") @Min(2) int atOnce,
            @DefaultValue("4") @Min(1) int perAccount) implements Share {}

    /** @param look how often all open streams are looked at together: whether session, account and province still hold */
    record Streams(
            @DefaultValue("10000") @Min(2) int atOnce,
            @DefaultValue("24") @Min(1) int perAccount,
            @DefaultValue("500ms") @NotNull Duration look)
            implements Share {}

    Share share(Lane lane) {
        return switch (lane) {
            case READS -> reads;
            case WRITES -> writes;
            case LONG -> longWork;
            case STREAMS -> streams;
        };
    }

    /**
     * A body is received whole, on disk when it is not small, before anything is taken that others need: a slow sender
     * holds a connection and some disk.
     *
     * @param inMemory bodies up to this size never touch the disk
     * @param space disk for bodies being received and handed on; divided fairly between provinces
     * @param spacePerAccount of it at most so much for one account
     * @param grace before the rate is looked at
     * @param perSecond a sender slower than this, on average since the grace, is cut
     * @param deadline a body takes no longer than this at any rate
     */
    record Uploads(
            @DefaultValue("16KB") @NotNull DataSize inMemory,
            @DefaultValue("2GB") @NotNull DataSize space,
            @DefaultValue("96MB") @NotNull DataSize spacePerAccount,
            @DefaultValue("10s") @NotNull Duration grace,
            @DefaultValue("16KB") @NotNull DataSize perSecond,
            @DefaultValue("10m") @NotNull Duration deadline) {}

    /**
     * Generous: no person reaches them, a runaway script does.
     *
     * @param accountBurst requests an account may send at once, over all its sessions
     * @param accountPerSecond requests an account gets back every second
     * @param tenantBurst requests a province may send at once
     * @param tenantPerSecond requests a province gets back every second
     * @param addressBurst requests without a session from one address; many people of an office share one
     * @param addressPerSecond requests without a session that an address gets back every second
     */
    record Rates(
            @DefaultValue("1500") @Min(1) int accountBurst,
            @DefaultValue("300") @Min(1) int accountPerSecond,
            @DefaultValue("6000") @Min(1) int tenantBurst,
            @DefaultValue("1500") @Min(1) int tenantPerSecond,
            @DefaultValue("600") @Min(1) int addressBurst,
            @DefaultValue("30") @Min(1) int addressPerSecond) {}

    /**
     * What comes in costs memory before it can be told apart: a thousand requests of one account at once must not.
     *
     * @param perAccount above what the bulkheads give an account together
     * @param perAddress of sessions not seen within the last minute and of people without one; live streams do not count
     */
    record Door(
            @DefaultValue("96") @Min(1) int perAccount,
            @DefaultValue("256") @Min(1) int perAddress) {}

    /**
     * @param window how many of the last exchanges are looked at
     * @param atLeast fewer exchanges say nothing yet
     * @param failurePercent with so many of them failed, the service counts as down in that lane
     * @param open how long it is left alone then
     * @param tries exchanges let through after that to see whether it is back
     * @param triesWait the longest time for them to end
     * @param perTenant failures that one province's requests may add within {@code perTenantWindow}, fewer than open a breaker:
     *     what one asks for may be slow or break an exchange, and that is not yet the service
     */
    record Breaker(
            @DefaultValue("20") @Min(2) int window,
            @DefaultValue("10") @Min(1) int atLeast,
            @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
            @DefaultValue("5s") @NotNull Duration open,
            @DefaultValue("3") @Min(1) int tries,
            @DefaultValue("20s") @NotNull Duration triesWait,
            @DefaultValue("5") @Min(1) int perTenant,
            @DefaultValue("10s") @NotNull Duration perTenantWindow) {}
}
