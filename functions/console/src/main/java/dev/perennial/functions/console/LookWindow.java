package dev.perennial.functions.console;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.values.CustomerId;
import dev.perennial.flow.administration.CustomerFile;
import dev.perennial.flow.administration.CustomerFiles;
import dev.perennial.flow.mail.Ledger;
import java.util.Optional;
import java.util.function.Function;

/** The window as far as it looks. */
final class LookWindow implements Function<WidgetCall, String> {
    static final String DESCRIPTION = """
            ### Perennial: the window
            Finds customers, shows them with every reason, and carries out what you decide, where your IAM rights let you.
            No parameters are needed; `view: customer` with `id: cus_…` shows one customer.
            """;

    private final CustomerFiles files;
    private final Ledger ledger;
    private final HomeScreen home;
    private final MailScreen mails;
    private final LettersScreen letters;
    private final Endpoints endpoints;
    private final AuditLog audit;

    LookWindow(
            CustomerFiles files,
            Ledger ledger,
            HomeScreen home,
            MailScreen mails,
            LettersScreen letters,
            Endpoints endpoints,
            AuditLog audit) {
        this.files = files;
        this.ledger = ledger;
        this.home = home;
        this.mails = mails;
        this.letters = letters;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    @Override
    public String apply(WidgetCall call) {
        if (call.describe()) {
            return DESCRIPTION;
        }
        return switch (call.value("view")) {
            case "find" ->
                files.find(call.value("find"))
                        .map(it -> customer(call, it.id()))
                        .orElseGet(() -> home.show(call, true));
            case "customer" ->
                CommandReader.id(call.value("id")).map(it -> customer(call, it)).orElseGet(() -> home.show(call, true));
            case "mail" ->
                CommandReader.id(call.value("id")).flatMap(it -> mail(call, it)).orElseGet(() -> home.show(call, true));
            case "letters" -> letters(call);
            default -> home.show(call, false);
        };
    }

    private String letters(WidgetCall call) {
        String shown = call.value("letter");
        audit.note(shown.isEmpty() ? "look/letters" : "look/letter", "window", Optional.empty());
        return letters.show(call, shown);
    }

    private String customer(WidgetCall call, CustomerId id) {
        CustomerFile file = files.open(id, place(call, "before"), place(call, "after"));
        if (file.isUnknown()) {
            return home.show(call, true);
        }
        audit.note("look/customer", "window", Optional.of(file.customer().id().value()));
        return new CustomerScreen(call, file, endpoints).show();
    }

    private Optional<String> mail(WidgetCall call, CustomerId id) {
        Optional<Customer> customer = files.find(id.value());
        return customer.flatMap(it -> ledger.find(it.id(), call.value("sendKey")))
                .map(mail -> {
                    audit.note(
                            "look/mail", "window", Optional.of(mail.customerId().value()));
                    return mails.show(call, customer.get(), mail);
                });
    }

    private static Optional<String> place(WidgetCall call, String name) {
        return Optional.of(call.value(name)).filter(it -> !it.isEmpty());
    }
}
