package vn.lienthong.plans.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.plans.content.PlanContent;

/** What came out of reading a file. */
public sealed interface Reading {

    /**
     * A draft to be looked over.
     *
     * @param year the plan's year; null when the text does not tell
     */
    record Draft(PlanContent content, @Nullable Integer year, List<Doubt> doubts) implements Reading {

        public Draft {
            doubts = List.copyOf(doubts);
        }
    }

    /** The file was not read; nothing of it may be stored. */
    sealed interface Refusal extends Reading {

        /** Why, and what the user can do; Vietnamese. */
        String detail();
    }

    /** Neither .docx nor .pdf nor readable text. */
    record UnsupportedFile(String detail) implements Refusal {}

    /** More bytes, pages or text than a plan can have. */
    record TooLarge(String detail) implements Refusal {}

    /** Protected by a password. */
    record Encrypted(String detail) implements Refusal {}

    /** Carries something that could harm the reader: macro, zip bomb, external entity, external or embedded object. */
    record Unsafe(String detail) implements Refusal {}

    /** Nothing to read: empty, or a scan without a text layer. */
    record NoText(String detail) implements Refusal {}

    /** Marked as a state secret. */
    record StateSecret(String detail) implements Refusal {}
}
