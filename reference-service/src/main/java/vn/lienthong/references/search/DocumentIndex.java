package vn.lienthong.references.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.references.catalogue.Catalogue;
import vn.lienthong.references.catalogue.LegalDocument;
import vn.lienthong.references.citation.Symbol;

/** The catalogue's full-text index. It lives in memory and is made anew at each start, after the catalogue is seeded. */
@Component
@Order(1)
class DocumentIndex implements ApplicationRunner {

    static final String NUMBER = "number";
    static final String TITLE = "title";
    static final String KIND = "kind";
    static final String ISSUER = "issuer";
    static final String YEAR = "year";
    private static final String POSITION = "position";

    private static final Comparator<LegalDocument> NEWEST_FIRST = Comparator.comparing(
                    LegalDocument::issuedOn, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(LegalDocument::id);

    /** An index and what its positions stand for; replaced as a whole. */
    private record Snapshot(IndexSearcher searcher, List<LegalDocument> documents) {}

    private final Catalogue catalogue;
    private final Analyzer analyzer = new FoldingAnalyzer();
    private volatile @Nullable Snapshot snapshot;

    DocumentIndex(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        rebuild();
    }

    void rebuild() {
        var documents = catalogue.all().stream().sorted(NEWEST_FIRST).toList();
        try {
            var directory = new ByteBuffersDirectory();
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (int i = 0; i < documents.size(); i++) {
                    writer.addDocument(indexed(documents.get(i), i));
                }
            }
            snapshot = new Snapshot(new IndexSearcher(DirectoryReader.open(directory)), documents);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Documents that have every word typed, the best match first; everything, the newest first, when nothing is typed.
     * Empty while the index is being made.
     */
    Optional<List<LegalDocument>> search(@Nullable String typed) {
        var current = snapshot;
        if (current == null) {
            return Optional.empty();
        }
        return Optional.of(typed == null || typed.isBlank() ? current.documents() : matches(current, typed));
    }

    private List<LegalDocument> matches(Snapshot current, String typed) {
        var query = TypedQuery.of(typed, analyzer).query();
        try {
            var searcher = current.searcher();
            var hits = searcher.search(query, Math.max(1, current.documents().size()));
            var fields = searcher.storedFields();
            var result = new ArrayList<LegalDocument>();
            for (var hit : hits.scoreDocs) {
                var position = fields.document(hit.doc).getField(POSITION).numericValue();
                result.add(current.documents().get(position.intValue()));
            }
            return result;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Document indexed(LegalDocument legal, int position) {
        var document = new Document();
        // "9/2017" is typed for 09/2017.
        var plain = Symbol.parse(legal.number())
                .map(symbol -> " " + symbol.number())
                .orElse("");
        document.add(new TextField(NUMBER, legal.number() + plain, Store.NO));
        document.add(new TextField(KIND, legal.kind(), Store.NO));
        document.add(new TextField(ISSUER, issuer(legal), Store.NO));
        if (legal.title() != null) {
            document.add(new TextField(TITLE, legal.title(), Store.NO));
        }
        if (legal.issuedOn() != null) {
            document.add(new TextField(YEAR, String.valueOf(legal.issuedOn().getYear()), Store.NO));
        }
        document.add(new StoredField(POSITION, position));
        return document;
    }

    /** People type the abbreviation or the name in full. */
    private static String issuer(LegalDocument legal) {
        return legal.issuer()
                + (legal.issuer().contains("UBND") ? " Ủy ban nhân dân" : "")
                + (legal.issuer().contains("GDĐT") ? " Giáo dục và Đào tạo" : "");
    }
}
