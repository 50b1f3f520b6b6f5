package vn.lienthong.reports.round;

/**
 * A round with its roster is stored and waits for its reports. Published in this process right after the write; what a
 * crash leaves is found by its state, see {@link Rounds#opening}.
 */
public record RosterFrozen(Round round) {}
