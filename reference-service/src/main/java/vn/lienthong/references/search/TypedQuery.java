package vn.lienthong.references.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody has typed so far: every word must be in the document, as it is, as the beginning of a longer word, or, if
 * it is long enough for that to mean something, with one or two letters wrong. Numbers are never guessed at.
 */
record TypedQuery(List<String> words) {

    private static final int MOST_WORDS = 12;
    private static final int LONG_ENOUGH_FOR_A_SLIP = 4;
    private static final int LONG_ENOUGH_FOR_TWO = 8;

    private record Field(String name, float weight) {}

    /** A number that fits counts for more than a word of the title. */
    private static final List<Field> FIELDS = List.of(
            new Field(DocumentIndex.NUMBER, 4),
            new Field(DocumentIndex.TITLE, 1),
            new Field(DocumentIndex.KIND, 0.7f),
            new Field(DocumentIndex.ISSUER, 0.6f),
            new Field(DocumentIndex.YEAR, 0.5f));

    static TypedQuery of(String typed, Analyzer analyzer) {
        var words = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(DocumentIndex.TITLE, typed)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && words.size() < MOST_WORDS) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new TypedQuery(List.copyOf(words));
    }

    Query query() {
        if (words.isEmpty()) {
            return new MatchNoDocsQuery("nothing but punctuation");
        }
        var all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(anywhere(word), Occur.MUST));
        return all.build();
    }

    private static Query anywhere(String word) {
        var any = new BooleanQuery.Builder();
        for (var field : FIELDS) {
            var term = new Term(field.name(), word);
            any.add(new BoostQuery(new TermQuery(term), 3 * field.weight()), Occur.SHOULD);
            any.add(new BoostQuery(new PrefixQuery(term), field.weight()), Occur.SHOULD);
            if (slips(word) > 0) {
                any.add(new BoostQuery(new FuzzyQuery(term, slips(word), 1), field.weight() / 4), Occur.SHOULD);
            }
        }
        return any.build();
    }

    private static int slips(String word) {
        if (word.chars().anyMatch(Character::isDigit) || word.length() < LONG_ENOUGH_FOR_A_SLIP) {
            return 0;
        }
        return word.length() < LONG_ENOUGH_FOR_TWO ? 1 : 2;
    }
}
