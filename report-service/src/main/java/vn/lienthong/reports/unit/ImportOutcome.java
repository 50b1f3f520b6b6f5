package vn.lienthong.reports.unit;

/** What became of a file of units. */
sealed interface ImportOutcome {

    /** Written, or in a dry run: could or could not be written; the report says. */
    record Imported(ImportReport report) implements ImportOutcome {}

    /** Errors in a file that was to be written; nothing was. */
    record Erroneous(ImportReport report) implements ImportOutcome {}

    /** Not a table at all. */
    record Unreadable(String detail) implements ImportOutcome {}

    /** Neither CSV nor XLSX. */
    record Unsupported() implements ImportOutcome {}

    /** Another import of this province is under way. */
    record Busy() implements ImportOutcome {}

    /** Somebody changed a unit meanwhile; what was written stays, the same file can be sent again. */
    record Interrupted() implements ImportOutcome {}
}
