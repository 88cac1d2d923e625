package dev.perennial.document;

import dev.perennial.domain.prediction.Prediction;
import dev.perennial.domain.prediction.Prediction.Worth;
import dev.perennial.domain.prediction.Renewal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What a model says of a customer, as the record shows it; fractions are texts, for all stored numbers are whole. */
public final class PredictionDocument {
    private PredictionDocument() {}

    public static Map<String, Object> of(Prediction prediction) {
        return Document.builder()
                .put("model", prediction.model())
                .put("at", prediction.at().toString())
                .put("buysWithin", prediction.buysWithin().toPlainString())
                .put("orders90", prediction.orders90().toPlainString())
                .put("orders365", prediction.orders365().toPlainString())
                .put("worth", prediction.worth().map(it -> it.expected().toString()))
                .put("worthFrom", prediction.worth().map(it -> it.least().toString()))
                .put("worthTo", prediction.worth().map(it -> it.most().toString()))
                .put("worthTenth", prediction.worth().flatMap(Worth::tenth).map(Integer::longValue))
                .put("nextOrderAt", prediction.nextOrderAt().toString())
                .put("usuallyAt", prediction.usuallyAt())
                .put("because", prediction.because())
                .build();
    }

    public static Map<String, Object> of(Renewal renewal) {
        return Document.builder()
                .put("model", renewal.model())
                .put("contractId", renewal.contractId())
                .put("dueOn", renewal.dueOn().toString())
                .put("probability", renewal.probability().toPlainString())
                .put("because", renewal.because())
                .build();
    }

    static Renewal renewal(Document from) {
        return new Renewal(
                from.text("model"),
                from.text("contractId"),
                from.as("dueOn", LocalDate::parse),
                from.as("probability", BigDecimal::new),
                from.text("because"));
    }

    static Prediction read(Document from) {
        Optional<Worth> worth = from.optionalMoney("worth")
                .map(expected -> new Worth(
                        expected,
                        from.optionalMoney("worthFrom").orElse(expected),
                        from.optionalMoney("worthTo").orElse(expected),
                        from.optionalNumber("worthTenth").map(Long::intValue)));
        return new Prediction(
                from.text("model"),
                from.instant("at"),
                from.as("buysWithin", BigDecimal::new),
                from.as("orders90", BigDecimal::new),
                from.as("orders365", BigDecimal::new),
                worth,
                from.instant("nextOrderAt"),
                from.optionalInstant("usuallyAt"),
                from.text("because"));
    }
}
