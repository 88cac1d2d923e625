package dev.perennial.functions.console;

import dev.perennial.document.PersonDocument;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.TimelineEntry;
import dev.perennial.domain.record.Enrollments.Enrollment;
import dev.perennial.domain.record.Lifecycle;
import dev.perennial.domain.record.Permission;
import dev.perennial.domain.record.Permission.Suppression;
import dev.perennial.domain.record.Purchases;
import dev.perennial.domain.record.SurveyState;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Money;
import dev.perennial.flow.administration.CustomerFile;
import dev.perennial.flow.mail.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One customer: who, where and why, what is allowed, what happened, each mail, and what may be decided. */
final class CustomerScreen {
    private final WidgetCall call;
    private final CustomerFile file;
    private final Customer customer;
    private final Endpoints endpoints;
    private final Screen screen;
    private final String id;
    private final List<Map<String, Object>> facts = new ArrayList<>();

    CustomerScreen(WidgetCall call, CustomerFile file, Endpoints endpoints) {
        this.call = call;
        this.file = file;
        this.customer = file.customer();
        this.endpoints = endpoints;
        this.screen = new Screen(call, "customer");
        this.id = customer.id().value();
    }

    String show() {
        facts();
        return screen.put("title", customer.profile().name().orElseGet(() -> screen.text("nameless")))
                .put("home", List.of(look("back", "home", "")))
                .put(
                        "again",
                        List.of(Action.of(screen.text("reload"), endpoints.look(), "", "view", "customer", "id", id)))
                .put("facts", facts)
                .put("consents", consents())
                .put(
                        "suppressions",
                        customer.permission().suppressions().stream()
                                .map(this::suppression)
                                .toList())
                .put("journeys", journeys())
                .put("rows", file.story().rows().stream().map(this::row).toList())
                .put("older", more("older", "before", file.story().next().orElse("")))
                .put("mails", file.mails().mails().stream().map(this::mail).toList())
                .put("more", more("more", "after", file.mails().next().orElse("")))
                .put("decisions", decisions())
                .put("personal", personal())
                .put("record", record())
                .html();
    }

    private void facts() {
        Lifecycle lifecycle = customer.lifecycle();
        fact("field-id", id);
        fact(
                "field-aliases",
                String.join(
                        ", ",
                        customer.identity().aliases().stream()
                                .map(Object::toString)
                                .toList()));
        fact("field-email", customer.profile().email().map(EmailAddress::value).orElse(""));
        fact("field-external", customer.profile().externalId().orElse(""));
        fact(
                "field-stage",
                screen.text(
                        "since",
                        lifecycle.stage(),
                        lifecycle.stageSince().map(call::when).orElse("–"),
                        lifecycle.stageBecause()));
        fact(
                "field-history",
                String.join(
                        ", ",
                        lifecycle.stageHistory().stream()
                                .map(it -> it.stage() + " " + call.when(it.at()))
                                .toList()));
        fact("field-risk", screen.text("risk", lifecycle.churnRisk(), lifecycle.churnBecause()));
        fact("field-seen", lifecycle.lastSeenAt().map(call::when).orElse(""));
        purchases(customer.purchases());
        fact("field-nps", customer.feedback().nps().map(this::answer).orElse(""));
        fact("field-csat", customer.feedback().csat().map(this::answer).orElse(""));
        fact(
                "field-tier",
                customer.entitlements().earned().tier().isEmpty()
                                && customer.entitlements().earned().points() == 0
                        ? ""
                        : customer.entitlements()
                                        .earned()
                                        .tier()
                                        .map(it -> it.name() + ", ")
                                        .orElse("")
                                + customer.entitlements().earned().points());
        fact("field-segments", String.join(", ", lifecycle.segments()));
        customer.entitlements()
                .offers()
                .forEach(
                        it -> fact("field-offers", screen.text("offer", it.offer(), it.code(), call.when(it.until()))));
        fact("field-complaints", String.join(", ", customer.feedback().openComplaints()));
        customer.agenda().ifPresent(it -> fact("field-due", screen.text("due", call.when(it.dueAt()), it.dueFor())));
        customer.identity().erasedAt().ifPresent(at -> screen.put("message", screen.text("erased", call.when(at))));
    }

    private void purchases(Purchases bought) {
        if (bought.orders() > 0) {
            fact(
                    "field-orders",
                    screen.text(
                            "orders",
                            bought.orders(),
                            String.join(
                                    ", ",
                                    new TreeMap<>(bought.spent())
                                            .values().stream()
                                                    .map(Money::toString)
                                                    .toList()),
                            bought.firstAt().map(call::when).orElse(""),
                            bought.lastAt().map(call::when).orElse("")));
        }
    }

    private String answer(SurveyState.Answer answer) {
        return screen.text("answer", answer.score(), call.when(answer.at()));
    }

    private void fact(String key, String value) {
        if (!value.isEmpty()) {
            facts.add(Map.of("name", screen.text(key), "value", value));
        }
    }

    private List<Map<String, Object>> consents() {
        List<Map<String, Object>> lines = new ArrayList<>();
        new TreeMap<>(customer.permission().consent()).forEach((purpose, consent) -> {
            List<String> parts = new ArrayList<>();
            consent.word().or(consent::request).ifPresent(word -> {
                parts.add(screen.text(
                        "consent-line",
                        purpose,
                        screen.text(consent.state().name()),
                        call.when(word.at()),
                        word.source().words()));
                word.textVersion().ifPresent(it -> parts.add(screen.text("text-version", it)));
                word.proof().ifPresent(it -> parts.add(screen.text("proof-lies", it)));
            });
            consent.request()
                    .filter(_ -> consent.state() == Permission.State.REQUESTED)
                    .ifPresent(it -> parts.add(screen.text("requested", call.when(it.at()))));
            lines.add(Map.of("line", String.join("; ", parts)));
        });
        return lines;
    }

    private Map<String, Object> suppression(Suppression it) {
        return Map.of(
                "line",
                screen.text(
                        "suppressed",
                        it.address().map(EmailAddress::value).orElseGet(() -> screen.text("any-address")),
                        call.when(it.at()),
                        it.cause().words()));
    }

    private List<Map<String, Object>> journeys() {
        return customer.lifecycle().enrollments().active().stream()
                .map(it -> Map.<String, Object>of(
                        "line",
                        screen.text(
                                "journey-line", it.journey(), it.step(), call.when(it.since()), call.when(it.due()))))
                .toList();
    }

    private Map<String, Object> row(TimelineEntry row) {
        return Map.of(
                "when", call.when(row.at()),
                "what", row.what(),
                "decisions",
                        row.decisions().stream().map(it -> Map.of("line", it)).toList());
    }

    private Map<String, Object> mail(LedgerEntry mail) {
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of(
                screen.text("show-mail", mail.sendKey()),
                endpoints.look(),
                "",
                "view",
                "mail",
                "id",
                id,
                "sendKey",
                mail.sendKey()));
        if (mail.status() == LedgerEntry.Status.UNKNOWN) {
            for (String kind : List.of("drop-mail", "release-mail")) {
                actions.add(decide(screen.text(kind, mail.sendKey()), kind, "sendKey", mail.sendKey()));
            }
        }
        return Map.of(
                "when", call.when(mail.decidedAt()),
                "line", screen.text("mail-line", mail.sendKey(), mail.status().words(), mail.template()),
                "because", mail.because(),
                "actions", actions.stream().map(Action::values).toList());
    }

    private List<Action> decisions() {
        List<Action> actions = new ArrayList<>();
        actions.add(decide(screen.text("withdraw"), "correct-consent", "granted", "false"));
        actions.add(decide(screen.text("grant"), "correct-consent", "granted", "true"));
        if (customer.suppression().isPresent()) {
            actions.add(decide(screen.text("lift"), "lift-suppression"));
        }
        customer.lifecycle().enrollments().active().stream()
                .map(Enrollment::journey)
                .distinct()
                .forEach(it -> actions.add(decide(screen.text("stop-journey", it), "stop-journey", "journey", it)));
        customer.feedback()
                .openComplaints()
                .forEach(it ->
                        actions.add(decide(screen.text("close-complaint", it), "close-complaint", "complaintId", it)));
        actions.add(decide(screen.text("match"), "match"));
        return actions;
    }

    private Action decide(String label, String kind, String... more) {
        List<String> says = new ArrayList<>(List.of("decision", kind, "customerId", id));
        says.addAll(List.of(more));
        return Action.of(label, endpoints.decide(), screen.text("sure"), says.toArray(String[]::new));
    }

    private List<Action> personal() {
        return List.of(
                Action.of(screen.text("export"), endpoints.person(), "", "person", "export", "customerId", id),
                Action.of(
                        screen.text("erase"),
                        endpoints.person(),
                        screen.text("sure-erase"),
                        "person",
                        "erase",
                        "customerId",
                        id));
    }

    private Action look(String label, String view, String id) {
        return Action.of(screen.text(label), endpoints.look(), "", "view", view, "id", id);
    }

    private List<Action> more(String label, String place, String from) {
        return from.isEmpty()
                ? List.of()
                : List.of(
                        Action.of(screen.text(label), endpoints.look(), "", "view", "customer", "id", id, place, from));
    }

    /** Everything, so that what is new in the record is seen before a line of its own tells it. */
    private List<Map<String, Object>> record() {
        List<Map<String, Object>> fields = new ArrayList<>();
        PersonDocument.record(customer).forEach((name, value) -> flatten(name, value, fields));
        return fields;
    }

    private static void flatten(String name, Object value, List<Map<String, Object>> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> flatten(name + "." + key, each, into));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                flatten(name + "." + (i + 1), list.get(i), into);
            }
        } else {
            into.add(Map.of("name", name, "value", String.valueOf(value)));
        }
    }
}
