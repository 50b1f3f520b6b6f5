package vn.lienthong.plans.content;

/**
 * A piece of text that can cite a document.
 *
 * @param id a node's id, or "title", "{annex}/title", "{annex}/reference", "{annex}/{row}/{column}" (from 0)
 */
public record Passage(String id, String text) {}
