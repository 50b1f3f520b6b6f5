package vn.lienthong.plans.plan;

/**
 * The file that a plan was imported from; the file itself is not kept.
 *
 * @param size bytes
 * @param sha256 lower-case hexadecimal
 */
record Source(String fileName, long size, String sha256) {}
