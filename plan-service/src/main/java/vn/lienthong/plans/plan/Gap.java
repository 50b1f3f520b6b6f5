package vn.lienthong.plans.plan;

/**
 * Something missing or wrong in what was sent.
 *
 * @param pointer JSON pointer into the request
 * @param detail Vietnamese, says what to do
 */
record Gap(String pointer, String detail) {}
