package vn.lienthong.starter.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a handler: refusals of its own, beside those that follow from its parameters (see {@code DeclaredAnswers}). They stand
 * in {@code openapi.json} as {@code x-problem-types}; the tests fail for an answer that is not declared.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Refuses.Several.class)
public @interface Refuses {

    int status();

    /** Last parts of the problem's types. */
    String[] types();

    /** Several of them. */
    @Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        Refuses[] value();
    }
}
