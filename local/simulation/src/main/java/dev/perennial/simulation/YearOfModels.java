package dev.perennial.simulation;

import dev.perennial.domain.facts.Event;
import dev.perennial.domain.facts.Fact;
import dev.perennial.domain.playbook.Playbook;
import dev.perennial.domain.prediction.PredictionModel;
import dev.perennial.domain.rules.Decider;
import dev.perennial.prediction.ModelFitting;
import dev.perennial.prediction.OrderLog;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The models that a company would have had in the course of the time: every four weeks one is fitted to the orders of
 * some of the people so far, and counts from then on if it may be used. What people order does not hang on what they
 * are sent, so the models are there before the first life is lived.
 */
final class YearOfModels implements Function<Instant, Decider> {
    private static final Duration EVERY = Duration.ofDays(28);

    /** As many as the scheduled function takes, as shipped. */
    private static final long SAMPLE = 20_000;

    private final Decider without;
    private final NavigableMap<Instant, Decider> from = new TreeMap<>();
    private final List<PredictionModel> models = new ArrayList<>();

    YearOfModels(Playbook playbook, Population population) {
        without = new Decider(playbook);
        OrderLog orders = orders(population);
        for (Instant day = population.start().plus(EVERY); day.isBefore(population.end()); day = day.plus(EVERY)) {
            LocalDate seenUntil = day.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
            PredictionModel model = new ModelFitting(orders, seenUntil, Optional.empty())
                    .fit(day.toString())
                    .model();
            models.add(model);
            if (model.isUsed()) {
                from.put(day, new Decider(playbook, Optional.of(model)));
            }
        }
    }

    /** Decides as the company would have at that moment. */
    @Override
    public Decider apply(Instant moment) {
        Map.Entry<Instant, Decider> model = from.floorEntry(moment);
        return model == null ? without : model.getValue();
    }

    /** Every model, whether it was used or not. */
    List<PredictionModel> models() {
        return models;
    }

    private static OrderLog orders(Population population) {
        OrderLog log = new OrderLog();
        LongStream.range(0, Math.min(SAMPLE, population.customers())).forEach(number -> {
            for (Event act : Person.of(population, number).acts()) {
                if (act.fact() instanceof Fact.PurchaseCompleted purchase) {
                    log.add(
                            Long.toString(number),
                            act.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                            Optional.of(purchase.total()));
                }
            }
        });
        return log;
    }
}
