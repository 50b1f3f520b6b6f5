package vn.lienthong.references.verification;

import java.util.stream.Stream;

/** One thing that can be wrong with a citation. */
interface Rule {

    /**
     * @param index of the citation to judge
     * @param text the citation and all others
     */
    Stream<Finding> check(int index, WholeText text);
}
