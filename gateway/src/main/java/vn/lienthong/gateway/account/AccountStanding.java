package vn.lienthong.gateway.account;

/** As much of an account as says whether what was begun under it may go on. See {@link Account#revision()}. */
public record AccountStanding(String id, boolean active, long revision) {}
