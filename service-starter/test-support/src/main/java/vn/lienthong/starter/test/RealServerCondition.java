package vn.lienthong.starter.test;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips by name what the embedded server cannot show. */
final class RealServerCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, RealServerOnly.class))
                .map(needed -> TestMongo.get().isEmbedded()
                        ? ConditionEvaluationResult.disabled("needs a real MongoDB server: " + needed.value())
                        : ConditionEvaluationResult.enabled("runs on " + TestMongo.get()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs no real server"));
    }
}
