package vn.lienthong.plans.content;

/**
 * Why a content cannot be stored.
 *
 * @param pointer JSON pointer (RFC 6901) of the offending value
 * @param detail one Vietnamese sentence saying what is wrong and what is allowed
 */
public record ContentProblem(String pointer, String detail) {}
