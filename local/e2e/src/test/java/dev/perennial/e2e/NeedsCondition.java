package dev.perennial.e2e;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a test out where its cloud does not have what it needs. */
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Set<Cloud.Offer> offers = Cloud.underTest().offers();
        String absent = AnnotationSupport.findAnnotation(context.getElement(), Needs.class).stream()
                .flatMap(needs -> Arrays.stream(needs.value()))
                .filter(offer -> !offers.contains(offer))
                .map(offer -> offer.absence)
                .collect(joining("; "));
        return absent.isEmpty()
                ? ConditionEvaluationResult.enabled("nothing is missing")
                : ConditionEvaluationResult.disabled(Cloud.name() + ": " + absent);
    }
}
