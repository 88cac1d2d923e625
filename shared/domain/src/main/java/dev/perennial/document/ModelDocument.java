package dev.perennial.document;

import dev.perennial.domain.prediction.BuyingModel;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.prediction.PredictionModel.Verdict;
import dev.perennial.domain.prediction.RenewalModel;
import dev.perennial.domain.prediction.SpendModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A fitted model as it is stored; parameters are texts, for all stored numbers are whole. */
public final class ModelDocument {
    public static final String VERSION = "version";

    /** The layout of what is stored; one that a build does not know is a model that it does not use. */
    private static final long LAYOUT = 1;

    private ModelDocument() {}

    public static Map<String, Object> of(PredictionModel model) {
        Map<String, Object> spending = new TreeMap<>();
        model.spending()
                .forEach((currency, it) -> spending.put(
                        currency,
                        Document.builder()
                                .put("p", Double.toString(it.p()))
                                .put("q", Double.toString(it.q()))
                                .put("v", Double.toString(it.v()))
                                .build()));
        return Document.builder()
                .put(VERSION, model.version())
                .put("layout", LAYOUT)
                .put("fittedAt", model.fittedAt().toString())
                .put("customers", model.customers())
                .put("buying", model.buying().map(ModelDocument::parameters))
                .putUnlessEmpty("spending", spending)
                .putUnlessEmpty("worthLimits", worthLimits(model))
                .put("renewal", model.renewal().map(ModelDocument::parameters))
                .put("verdict", model.verdict().name())
                .put("because", model.because())
                .build();
    }

    /**
     * Reads a model. One of another layout is a model without parameters that says so: the rule of thumb stays.
     *
     * @throws IllegalArgumentException where a field is missing or cannot be read
     */
    public static PredictionModel read(Document from) {
        long layout = from.number("layout");
        if (layout != LAYOUT) {
            return new PredictionModel(
                    from.text(VERSION),
                    from.instant("fittedAt"),
                    from.number("customers"),
                    Optional.empty(),
                    Map.of(),
                    Verdict.NOT_FITTED,
                    "the model " + from.text(VERSION) + " was written by another version of Perennial (layout " + layout
                            + ", this one reads " + LAYOUT + "): fit it again");
        }
        Map<String, SpendModel> spending = new LinkedHashMap<>();
        from.maps(
                "spending",
                (currency, it) ->
                        spending.put(currency, new SpendModel(number(it, "p"), number(it, "q"), number(it, "v"))));
        return new PredictionModel(
                from.text(VERSION),
                from.instant("fittedAt"),
                from.number("customers"),
                from.optionalMap("buying").map(ModelDocument::buying),
                spending,
                worthLimits(from),
                from.optionalMap("renewal")
                        .map(it -> new RenewalModel(number(it, "alpha"), number(it, "beta"), number(it, "share"))),
                from.as("verdict", Verdict::valueOf),
                from.text("because"));
    }

    private static Map<String, Object> parameters(RenewalModel model) {
        return Document.builder()
                .put("alpha", Double.toString(model.alpha()))
                .put("beta", Double.toString(model.beta()))
                .put("share", Double.toString(model.share()))
                .build();
    }

    private static Map<String, Object> worthLimits(PredictionModel model) {
        Map<String, Object> limits = new TreeMap<>();
        model.worthLimits()
                .forEach((currency, it) ->
                        limits.put(currency, it.stream().map(String::valueOf).toList()));
        return limits;
    }

    private static Map<String, List<Double>> worthLimits(Document from) {
        Map<String, List<Double>> limits = new LinkedHashMap<>();
        Document all = new Document(from.map("worthLimits"));
        from.map("worthLimits").keySet().forEach(currency -> limits.put(currency, all.each(currency, Double::valueOf)));
        return limits;
    }

    private static Map<String, Object> parameters(BuyingModel model) {
        BuyingModel.Parameters it = model.parameters();
        return Document.builder()
                .put("r", Double.toString(it.r()))
                .put("alpha", Double.toString(it.alpha()))
                .put("a", Double.toString(it.a()))
                .put("b", Double.toString(it.b()))
                .put("oddsFactor", Double.toString(model.correction().factor()))
                .put("oddsPower", Double.toString(model.correction().power()))
                .build();
    }

    private static BuyingModel buying(Document from) {
        return new BuyingModel(
                new BuyingModel.Parameters(
                        number(from, "r"), number(from, "alpha"), number(from, "a"), number(from, "b")),
                new BuyingModel.Correction(number(from, "oddsFactor"), number(from, "oddsPower")));
    }

    private static double number(Document from, String name) {
        return from.as(name, Double::valueOf);
    }
}
