package vn.lienthong.plans.content;

/** Whether the named day still counts: "trước ngày 10/11" is exclusive by grammar, "đến hết ngày 10/11" inclusive. */
public enum Boundary {
    EXCLUSIVE,
    INCLUSIVE
}
