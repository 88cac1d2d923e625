package dev.perennial.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.DynamoCustomers;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.Environment;
import dev.perennial.aws.OperatorFacts;
import dev.perennial.events.IdSource;
import dev.perennial.flow.administration.Erasures;
import dev.perennial.flow.administration.PersonalData;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Exports and erases: two buttons of the window, and {@code /v1/admin/persons/…}. */
public final class Person implements RequestStreamHandler {
    private final Entrance entrance;

    public Person() {
        Environment environment = Environment.ofProcess();
        this(persons(environment), Endpoints.of(environment), AuditLog.STANDARD, CallTime.of(System.getenv()));
        environment.prime(this);
    }

    private static Persons persons(Environment environment) {
        DynamoDbClient dynamo = environment.dynamo();
        DynamoCustomers customers = environment.customers(dynamo);
        DynamoLedger emails = environment.emails(dynamo);
        return new Persons(
                new PersonalData(customers, environment.timeline(dynamo), emails),
                new Erasures(customers, new OperatorFacts(IdSource.UUID_V7, environment.bus()::put)),
                Integer.parseInt(environment.require("ARCHIVE_DAYS")),
                Integer.parseInt(environment.require("LOG_DAYS")));
    }

    Person(Persons persons, Endpoints endpoints, AuditLog audit, CallTime time) {
        this.entrance = new Entrance(
                caller -> Front.of(new PersonApi(persons, audit, caller.arn())),
                new PersonWindow(persons, endpoints, audit),
                time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        entrance.answer(input, output);
    }
}
