package dev.perennial.functions.console;

import dev.perennial.domain.record.Customer;
import dev.perennial.flow.mail.LedgerEntry;
import dev.perennial.playbook.Mail;
import dev.perennial.playbook.MailTemplates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One mail: its row, and how it looks when it is rendered again. */
final class MailScreen {
    /** A link of a mail belongs to the customer: none is made here. */
    private static final String NOWHERE = "https://link.invalid/";

    private final MailTemplates templates;
    private final Endpoints endpoints;

    MailScreen(MailTemplates templates, Endpoints endpoints) {
        this.templates = templates;
        this.endpoints = endpoints;
    }

    String show(WidgetCall call, Customer customer, LedgerEntry mail) {
        Screen screen = new Screen(call, "mail");
        List<Map<String, Object>> facts = new ArrayList<>();
        fact(facts, screen.text("field-status"), mail.status().words());
        fact(facts, screen.text("field-when"), call.when(mail.decidedAt()));
        fact(facts, screen.text("field-because"), mail.because());
        fact(facts, screen.text("field-journey"), mail.journey());
        fact(facts, screen.text("field-template"), mail.template());
        fact(facts, screen.text("field-id"), mail.messageId().orElse(""));
        fact(facts, screen.text("field-released"), mail.released().orElse(""));
        screen.put("title", screen.text("title", mail.sendKey()))
                .put(
                        "back",
                        List.of(Action.of(
                                screen.text("to-customer"),
                                endpoints.look(),
                                "",
                                "view",
                                "customer",
                                "id",
                                customer.id().value())))
                .put("facts", facts)
                .put("unreadable", "")
                .put("subject", "")
                .put("body", "");
        render(screen, customer, mail);
        return screen.html();
    }

    private void render(Screen screen, Customer customer, LedgerEntry mail) {
        Map<String, String> variables = new HashMap<>();
        variables.put("name", customer.profile().name().orElse(""));
        variables.put("postalAddress", "…");
        for (String link : List.of("unsubscribeUrl", "preferencesUrl", "confirmUrl", "surveyUrl", "csatUrl")) {
            variables.put(link, NOWHERE);
        }
        try {
            Locale locale = Locale.forLanguageTag(customer.profile().locale().orElse("en"));
            Mail rendered = templates.render(mail.template(), locale, variables);
            screen.put("subject", rendered.subject()).put("body", rendered.text());
        } catch (IllegalArgumentException impossible) {
            screen.put("unreadable", screen.text("unreadable", String.valueOf(impossible.getMessage())));
        }
    }

    private static void fact(List<Map<String, Object>> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.add(Map.of("name", name, "value", value));
        }
    }
}
