package vn.lienthong.plans.content;

/** What a node is in the numbering variant that Decree 30/2020 (annex I, II.5b) recommends for plans. */
public enum NodeKind {
    /** "Phần I". */
    PART,
    /** "I." */
    SECTION,
    /** "1.", and below it "1.1.", "1.1.1." */
    CLAUSE,
    /** "a)". */
    POINT,
    /** "-" or "+". */
    BULLET,
    /** Running text without a mark of its own. */
    PARAGRAPH
}
