package vn.lienthong.references.citation;

/** How a document is numbered, and with it what makes its number unique. */
public enum Family {
    /** Normative, with its year: {@code 72/2015/NĐ-CP}, {@code 117/2025/QH15}. */
    N,
    /** Administrative, numbered per issuer and calendar year: {@code 47/NQ-CP}. */
    A,
    /** Công văn, without a code of its type: {@code 5406/BTTTT-TTĐN}. */
    C,
    /** Party, numbered per type and committee term: {@code 57-KL/TW}. */
    P,
    /** The code of the type is missing: {@code 53/PGDĐT}. */
    X
}
