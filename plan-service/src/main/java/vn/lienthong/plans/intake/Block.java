package vn.lienthong.plans.intake;

/** The common form of all file formats: a document is a list of lines and tables. */
sealed interface Block permits Line, Grid {}
