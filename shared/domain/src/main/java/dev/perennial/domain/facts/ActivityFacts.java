package dev.perennial.domain.facts;

import dev.perennial.domain.facts.Fact.ActivityRecorded;
import dev.perennial.domain.fields.Address;
import dev.perennial.domain.fields.Field;
import dev.perennial.domain.fields.Kind;
import dev.perennial.domain.fields.Kinds;
import dev.perennial.domain.fields.Shape;

/** What customers do besides buying. */
public final class ActivityFacts {
    private static final Field<ActivityRecorded, String> KIND = Field.required(
                    "kind", Kind.Text.upTo(100), ActivityRecorded::kind, "What was done, for example login.")
            .inConditions()
            .inMails();
    private static final Field<ActivityRecorded, String> DETAIL = Field.optional(
                    "detail", Kinds.WORDS, ActivityRecorded::detail, "More about it, in words.")
            .notInRecords();

    public static final FactType<ActivityRecorded> ACTIVITY_RECORDED = FactType.of(
                    "ActivityRecorded",
                    ActivityRecorded.class,
                    "A customer did something that shows life: logged in, opened the app, used the service.",
                    Shape.of(values -> new ActivityRecorded(values.the(KIND), values.get(DETAIL)), KIND, DETAIL),
                    it -> "activity: "
                            + it.kind()
                            + it.detail().map(text -> ", " + text).orElse(""))
            .postedTo("/v1/activities", Address.Access.COMPANY)
            .inJourneys()
            .signOfLife()
            .build();

    private ActivityFacts() {}
}
