package vn.lienthong.shop;

/** A service that breaks every rule; no package of it is null-marked. */
public class Shop {}
