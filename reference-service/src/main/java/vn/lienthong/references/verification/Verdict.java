package vn.lienthong.references.verification;

/** The state of a citation in one word; the findings say why. */
enum Verdict {
    OK,
    WRONG_DATE,
    REPLACED,
    EXPIRED,
    /** Known and in force, but something in the way it is cited is wrong. */
    WARNING,
    /** Not in the catalogue: nothing is called wrong without a source. */
    UNKNOWN,
    /** Several documents have this number, and nothing in the text chooses. */
    AMBIGUOUS
}
