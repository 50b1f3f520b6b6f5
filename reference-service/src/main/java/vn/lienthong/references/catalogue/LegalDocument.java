package vn.lienthong.references.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.lienthong.references.citation.Family;
import vn.lienthong.starter.tenancy.Shared;

/**
 * One document of the catalogue, with what vouches for it.
 *
 * @param number in official writing, {@code 72/2015/NĐ-CP}
 * @param series the number without its year: what is looked up first, see {@link
 *     vn.lienthong.references.citation.Symbol#series}
 * @param kind as its heading says, e.g. {@code Nghị định}
 * @param place absent for national offices
 * @param issuedOn absent when no source tells
 * @param effectiveFrom first day in force; absent: the day of issue
 * @param end when and why it ceased to be in force; absent while nothing says so
 * @param forceUnverified it exists, but whether it is still in force is not known
 * @param dataVersion of the seed that wrote it
 */
@Document("legalDocuments")
@Shared
@TypeAlias("legal-document")
public record LegalDocument(
        @Id String id,
        String number,
        @Indexed String series,
        Family family,
        String kind,
        String issuer,
        @Nullable Place place,
        @Nullable LocalDate issuedOn,
        @Nullable String title,
        @Nullable LocalDate effectiveFrom,
        @Nullable End end,
        boolean forceUnverified,
        List<Relation> relations,
        Source source,
        Basis basis,
        Confidence confidence,
        int dataVersion) {

    public enum Status {
        IN_FORCE,
        NOT_YET,
        EXPIRED,
        REPLACED,
        UNKNOWN
    }

    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What a fact rests on. */
    public enum Basis {
        /** A published text or register. */
        PUBLISHED,
        /** Only what other plans say when they cite it. */
        CITED_ELSEWHERE,
        /** Generally known, not compared with a text. */
        COMMON_KNOWLEDGE
    }

    /** @param url absent when the source has no lasting address */
    public record Source(String name, @Nullable String url) {}

    public enum EndReason {
        REPLACED,
        PERIOD_OVER
    }

    /**
     * @param on first day no longer in force
     * @param source where that is laid down, when elsewhere than in the document's own source
     */
    public record End(
            LocalDate on, EndReason reason, @Nullable String source) {}

    public enum RelationType {
        REPLACES,
        REPLACED_BY,
        AMENDS,
        AMENDED_BY,
        IMPLEMENTS,
        IMPLEMENTED_BY,
        /** The next year's of the same series of plans. */
        FOLLOWS,
        FOLLOWED_BY;

        RelationType inverse() {
            return switch (this) {
                case REPLACES -> REPLACED_BY;
                case REPLACED_BY -> REPLACES;
                case AMENDS -> AMENDED_BY;
                case AMENDED_BY -> AMENDS;
                case IMPLEMENTS -> IMPLEMENTED_BY;
                case IMPLEMENTED_BY -> IMPLEMENTS;
                case FOLLOWS -> FOLLOWED_BY;
                case FOLLOWED_BY -> FOLLOWS;
            };
        }
    }

    /** @param document id in the catalogue, absent when only the number is known */
    public record Relation(
            RelationType type, String number, @Nullable String document) {}

    public LegalDocument {
        relations = List.copyOf(relations);
    }

    /** Whether it is in force on a day: that of the document which cites it. */
    public Status status(LocalDate on) {
        if (end != null && !on.isBefore(end.on())) {
            return end.reason() == EndReason.REPLACED ? Status.REPLACED : Status.EXPIRED;
        }
        var from = effectiveFrom != null ? effectiveFrom : issuedOn;
        if (from != null && on.isBefore(from)) {
            return Status.NOT_YET;
        }
        return forceUnverified || from == null ? Status.UNKNOWN : Status.IN_FORCE;
    }

    /** The documents it stands in this relation to. */
    public List<Relation> related(RelationType type) {
        return relations.stream().filter(relation -> relation.type() == type).toList();
    }

    public List<String> replacedBy() {
        return related(RelationType.REPLACED_BY).stream().map(Relation::number).toList();
    }

    /** A fact that may be wrong itself must not make anything else an error. */
    public boolean isReliable() {
        return confidence != Confidence.LOW;
    }
}
