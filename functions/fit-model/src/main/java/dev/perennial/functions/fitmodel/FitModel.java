package dev.perennial.functions.fitmodel;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.events.StrictJson;
import dev.perennial.flow.models.Models;
import dev.perennial.prediction.Fitting;
import dev.perennial.prediction.FittingReport;
import dev.perennial.prediction.ModelFitting;
import dev.perennial.prediction.OrderLog;
import dev.perennial.prediction.RenewalFitting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Fits a model at the scheduled time, and puts it into use if it predicts better than the plain rules. */
public final class FitModel implements RequestStreamHandler {
    private final OrderSample sample;
    private final Models models;

    public FitModel() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        this(
                new OrderSample(
                        environment.buyers(dynamo),
                        environment.timeline(dynamo),
                        Integer.parseInt(environment.require("SAMPLE_CUSTOMERS"))),
                environment.models(dynamo));
        environment.prime(this);
    }

    FitModel(OrderSample sample, Models models) {
        this.sample = sample;
        this.models = models;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Instant scheduledFor = Instant.parse(
                StrictJson.parse(input.readAllBytes()).path("time").asText());
        // The day itself is not over.
        LocalDate end = scheduledFor.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        OrderSample.Sample read = sample.read();
        OrderLog orders = read.orders();
        Fitting fitting = new ModelFitting(orders, end, Optional.empty()).fit(scheduledFor.toString());
        RenewalFitting renewals = RenewalFitting.of(read.contracts(), end);
        boolean inUse = models.offer(fitting.model().with(renewals.model()));
        context.getLogger()
                .log("%,d orders of %,d customers; %s%n%s%n%s"
                        .formatted(
                                orders.orders(),
                                orders.customers(),
                                inUse ? "this model is in use from now on" : "the model before it stays in use",
                                FittingReport.of(fitting),
                                renewals.words()));
    }
}
