package dev.perennial.bench;

import java.util.List;
import java.util.Locale;

/**
 * The cost of events outside SES: metered units times listed prices. A purchase of a customer who is known already,
 * from the shop's POST to the row in the timeline.
 *
 * @param ours a million events posted one by one
 * @param batched the same, posted by {@link #BATCH}
 * @param naive the peer's design
 * @param mail a million mails where Amazon SES is paid à la carte
 * @param essentials the same on its plan Essentials, on which new accounts start
 */
record Costs(Bill ours, Bill batched, Bill naive, Bill mail, Bill essentials) {
    /** As many as a client may well collect, and as the stream hands on at once. */
    static final int BATCH = 100;

    /**
     * A function of 512 MB gets this share of a core (AWS: a whole one at 1,769 MB), so that it takes as much longer.
     * Waiting for DynamoDB does not.
     */
    static final double SHARE = 512.0 / 1769;

    private static final int MEGABYTES = 512;

    /** A call to DynamoDB within a region, which our loopback does not have. */
    static final double CALL_MILLIS = 4;

    /** What one event needs of DynamoDB and of a core. */
    record Usage(double reads, double readUnits, double writes, double writeUnits, double millis) {
        static Usage of(List<Metered.Call> calls, double millis) {
            return new Usage(
                    calls.stream().filter(it -> !it.isWrite()).count(),
                    units(calls, false),
                    calls.stream().filter(Metered.Call::isWrite).count(),
                    units(calls, true),
                    millis);
        }

        private static double units(List<Metered.Call> calls, boolean write) {
            return calls.stream()
                    .filter(it -> it.isWrite() == write)
                    .mapToDouble(Metered.Call::units)
                    .sum();
        }

        /** As long as an invocation of 512 MB is billed. */
        double billed() {
            return millis / SHARE + (reads + writes) * CALL_MILLIS;
        }
    }

    static Costs of(Prices prices, Usage ours, Usage naive) {
        return new Costs(
                ours(prices, ours, 1),
                ours(prices, ours, BATCH),
                naive(prices, naive),
                mail(prices, ours, "ses.mails"),
                mail(prices, ours, "ses.mails-on-essentials"));
    }

    private static Bill ours(Prices prices, Usage usage, int atOnce) {
        double share = 1.0 / atOnce;
        return new Bill(prices)
                .add("HTTP API", share, "http-api.requests")
                .function("capture", share, usage.billed() * (atOnce == 1 ? 1 : 0.1), MEGABYTES)
                .add("EventBridge", 1, "eventbridge.events")
                .function("on-purchase", 1, usage.billed(), MEGABYTES)
                .add("the record, read", usage.readUnits(), "dynamodb.read-units")
                .add("the record, written", usage.writeUnits(), "dynamodb.write-units")
                .function("relay", share, usage.billed() * (atOnce == 1 ? 1 : 0.5), MEGABYTES)
                .add("the timeline's row", 1, "dynamodb.write-units")
                .function("metrics", share, usage.billed() * (atOnce == 1 ? 1 : 0.1), MEGABYTES)
                .add("metrics: its mark, read", share, "dynamodb.read-units");
    }

    private static Bill naive(Prices prices, Usage usage) {
        return new Bill(prices)
                .add("HTTP API", 1, "http-api.requests")
                .function("a function that puts it onto the bus", 1, usage.billed() / 2, MEGABYTES)
                .add("EventBridge", 1, "eventbridge.events")
                .function("its function", 1, usage.billed(), MEGABYTES)
                .add("read", usage.readUnits(), "dynamodb.read-units")
                .add("written", usage.writeUnits(), "dynamodb.write-units");
    }

    /** Of one mail: queued, claimed, sent, its news taken in. */
    private static Bill mail(Prices prices, Usage usage, String plan) {
        return new Bill(prices)
                .add("SES", 1, plan)
                .add("the queue: in, out, deleted", 3, "sqs.requests")
                .function("send-email", 1, usage.billed() * 2, MEGABYTES)
                .add("the record and the ledger, read", 3, "dynamodb.read-units")
                .add("the ledger: claimed, sent, delivered", 3, "dynamodb.write-units")
                .function("on-email-feedback", 1, usage.billed(), MEGABYTES)
                .function("relay, for what the ledger says", 1, usage.billed(), MEGABYTES);
    }

    /** A month of 100,000 profiles: 1 million events, 200,000 of these mails. */
    double month(Bill mails) {
        return ours.total() + mails.total() / 5;
    }

    List<Finding> findings() {
        return List.of(
                Finding.atMost(
                        "7",
                        "A million events outside SES, posted one by one",
                        4,
                        " $",
                        ours.total(),
                        dollars(ours.total()) + "; the naive design " + dollars(naive.total())),
                Finding.atMost("7", "The same, posted by " + BATCH, 2, " $", batched.total(), dollars(batched.total())),
                Finding.atMost(
                        "7",
                        "A month of 100,000 profiles: 1 million events, 200,000 mails",
                        30,
                        " $",
                        month(mail),
                        month("à la carte", mail) + "; " + month("on the plan Essentials", essentials)));
    }

    private String month(String plan, Bill mails) {
        return dollars(month(mails))
                + " "
                + plan
                + ", of which SES takes "
                + dollars(mails.lines().getFirst().dollars() / 5);
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "$%.2f", amount);
    }

    /** Each factor, so that a reader can follow. */
    String text() {
        return "**One by one:**\n\n"
                + ours.table()
                + "\n**Posted by "
                + BATCH
                + ", and handed on by as many:**\n\n"
                + batched.table()
                + "\n**The naive design:**\n\n"
                + naive.table()
                + "\n**A mail** (per million of them, with SES à la carte):\n\n"
                + mail.table()
                + "\n**A mail on SES's plan Essentials**, on which new accounts start:\n\n"
                + essentials.table();
    }
}
