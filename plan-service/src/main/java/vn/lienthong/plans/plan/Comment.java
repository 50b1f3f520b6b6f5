package vn.lienthong.plans.plan;

/**
 * A reviewer's remark pinned to a place of the text.
 *
 * @param node the node it is about
 */
record Comment(String id, String node, String text) {}
