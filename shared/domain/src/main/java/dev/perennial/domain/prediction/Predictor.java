package dev.perennial.domain.prediction;

import dev.perennial.domain.prediction.BuyingModel.Orders;
import dev.perennial.domain.prediction.Prediction.Worth;
import dev.perennial.domain.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Predicts single customers by a model. */
public final class Predictor {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration WEEK = Duration.ofDays(7);

    /** A date further away says nothing. */
    private static final double MOST_WEEKS = 5200;

    private final PredictionModel model;
    private final BuyingModel buying;
    private final double horizon;

    /**
     * @param horizon within which an order is predicted
     * @throws IllegalArgumentException where the model may not be used
     */
    public Predictor(PredictionModel model, Duration horizon) {
        if (!model.isUsed()) {
            throw new IllegalArgumentException("the model is not used: " + model.because());
        }
        this.model = model;
        this.buying = model.buying().orElseThrow();
        this.horizon = BuyingHistory.weeks(horizon);
    }

    /**
     * What a record's sums let us expect.
     *
     * @param orders at least 1
     * @param spent paid less refunded, per currency
     */
    public Prediction predict(long orders, Map<String, Money> spent, Instant first, Instant last, Instant now) {
        BuyingHistory history = BuyingHistory.of(orders, first, last, now);
        Orders year = buying.orders(history, BuyingHistory.weeks(YEAR));
        return new Prediction(
                model.version(),
                now,
                rounded(buying.buysWithin(history, horizon), 4),
                rounded(buying.orders(history, BuyingHistory.weeks(QUARTER)).mean(), 3),
                rounded(year.mean(), 3),
                worth(orders, spent, year),
                after(now, Math.min(buying.medianWait(history), MOST_WEEKS)),
                orders < 2
                        ? Optional.empty()
                        : Optional.of(last.plus(Duration.between(first, last).dividedBy(orders - 1))
                                .truncatedTo(ChronoUnit.SECONDS)),
                because(orders, first, last, now));
    }

    /** The probability of an order within the horizon. */
    public double buysWithin(BuyingHistory history) {
        return buying.buysWithin(history, horizon);
    }

    /**
     * When the probability of an order within the horizon falls below a limit, if no order comes. A moment in the past
     * where it has already.
     *
     * @param latest looked at until then
     */
    public Instant fallsBelow(double limit, long orders, Instant first, Instant last, Instant latest) {
        long low = 0;
        long high = Math.max(0, Duration.between(last, latest).toHours());
        while (low < high) {
            long middle = (low + high) / 2;
            Instant moment = last.plus(Duration.ofHours(middle));
            if (buysWithin(BuyingHistory.of(orders, first, last, moment)) < limit) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return last.plus(Duration.ofHours(low));
    }

    /** The probability and its grounds, for people. */
    public String words(double probability) {
        return "an order within " + Math.round(horizon * WEEK.toDays()) + " days has a probability of "
                + Math.round(probability * 100) + " % by the model of "
                + day(model.fittedAt());
    }

    private String because(long orders, Instant first, Instant last, Instant now) {
        return orders + (orders == 1 ? " order" : " orders") + ", the last "
                + Math.max(0, Duration.between(last, now).toDays()) + " days ago, the first "
                + Math.max(0, Duration.between(first, now).toDays()) + " days ago; model of " + day(model.fittedAt());
    }

    /** In the currency in which most was spent; none where everything was refunded or the currency has no model. */
    private Optional<Worth> worth(long orders, Map<String, Money> spent, Orders year) {
        return spent.values().stream()
                .filter(money -> money.minorUnits() > 0 && model.spending().containsKey(money.currency()))
                .max(Comparator.comparingDouble(Predictor::major).thenComparing(Money::currency))
                .flatMap(money -> Optional.ofNullable(model.spending().get(money.currency()))
                        .map(spending -> worth(spending, orders, money, year)));
    }

    private Worth worth(SpendModel spending, long orders, Money spent, Orders year) {
        ValueInterval value = ValueInterval.of(spending, orders, major(spent) / orders, year);
        return new Worth(
                money(value.expected(), spent.currency()),
                money(value.least(), spent.currency()),
                money(value.most(), spent.currency()),
                model.tenth(spent.currency(), value.expected()));
    }

    private static double major(Money money) {
        return BigDecimal.valueOf(money.minorUnits(), digits(money.currency())).doubleValue();
    }

    private static Money money(double major, String currency) {
        double minor = major * Math.pow(10, digits(currency));
        return new Money(Math.round(Math.min(minor, Money.MAX_MINOR_UNITS)), currency);
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static Instant after(Instant now, double weeks) {
        return now.plusSeconds(Math.round(weeks * WEEK.toSeconds())).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
