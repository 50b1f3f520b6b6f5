package vn.lienthong.references.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words without diacritics and case, đ as d: {@code Nghị định 72/2015/NĐ-CP} is nghi dinh 72 2015 nd cp. */
final class FoldingAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokens = new StandardTokenizer();
        return new TokenStreamComponents(tokens, new ICUFoldingFilter(tokens));
    }
}
