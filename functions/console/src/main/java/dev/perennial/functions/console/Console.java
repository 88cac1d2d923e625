package dev.perennial.functions.console;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.DynamoLedger;
import dev.perennial.aws.Environment;
import dev.perennial.domain.playbook.Journey;
import dev.perennial.flow.administration.CustomerFiles;
import dev.perennial.flow.administration.DeadLetters;
import dev.perennial.flow.administration.MailPages;
import dev.perennial.flow.administration.Story;
import dev.perennial.flow.mail.Ledger;
import dev.perennial.flow.mail.Reputation;
import dev.perennial.flow.numbers.Counters;
import dev.perennial.flow.records.Customers;
import dev.perennial.http.Front;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.playbook.Playbooks;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Looks: the window's screens, and {@code GET /v1/admin/…}. It changes nothing, and may not. */
public final class Console implements RequestStreamHandler {
    private final Entrance entrance;

    public Console() {
        Environment environment = Environment.ofProcess();
        DynamoDbClient dynamo = environment.dynamo();
        DynamoLedger emails = environment.emails(dynamo);
        this(
                environment.customers(dynamo),
                environment.timeline(dynamo),
                emails,
                emails,
                environment.counters(dynamo),
                environment.reputation(dynamo),
                environment.deadLetters(_ -> List.of(), _ -> {}),
                Playbooks.load().journeys().stream().map(Journey::name).toList(),
                Endpoints.of(environment),
                AuditLog.STANDARD,
                CallTime.of(System.getenv()));
        environment.prime(this);
    }

    Console(
            Customers customers,
            Story story,
            MailPages mails,
            Ledger ledger,
            Counters counters,
            Reputation reputation,
            DeadLetters letters,
            List<String> journeys,
            Endpoints endpoints,
            AuditLog audit,
            CallTime time) {
        CustomerFiles files = new CustomerFiles(customers, story, mails);
        LookWindow window = new LookWindow(
                files,
                ledger,
                new HomeScreen(counters, reputation, journeys, endpoints),
                new MailScreen(MailTemplates.load(), endpoints),
                new LettersScreen(letters, endpoints),
                endpoints,
                audit);
        this.entrance =
                new Entrance(caller -> Front.of(new LookApi(files, reputation, audit, caller.arn())), window, time);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        entrance.answer(input, output);
    }
}
