package dev.perennial.local.mail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.local.Json;
import dev.perennial.local.bus.Buses;
import dev.perennial.template.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** SES's events about a mail, put onto the buses that the configuration set's event destinations name. */
final class Reports {
    private static final String SMTP_REFUSAL = "smtp; 550 5.1.1 user unknown";

    private final List<Resource> destinations;
    private final Buses buses;
    private final String account;
    private final String region;

    Reports(List<Resource> destinations, Buses buses, String account, String region) {
        this.destinations = destinations;
        this.buses = buses;
        this.account = account;
        this.region = region;
    }

    /** Reports that SES took the mail, and what became of it at each recipient. */
    void report(Mail mail) {
        put(mail, "SEND", "Email Sent", "Send", "send", Json.object());
        for (String recipient : mail.to()) {
            switch (Simulator.of(recipient)) {
                case ACCEPTED -> delivered(mail, recipient);
                case BOUNCED -> bounced(mail, recipient, "General");
                case SUPPRESSED -> bounced(mail, recipient, "OnAccountSuppressionList");
                case COMPLAINED -> {
                    delivered(mail, recipient);
                    complained(mail, recipient);
                }
            }
        }
    }

    private void delivered(Mail mail, String recipient) {
        ObjectNode delivery = Json.object()
                .put("timestamp", stamp(mail.at()))
                .put("processingTimeMillis", 1)
                .put("smtpResponse", "250 2.6.0 Message received")
                .put("remoteMtaIp", "127.0.2.0")
                .put("reportingMTA", "local.smtp-out.amazonses.com");
        delivery.putArray("recipients").add(Simulator.plain(recipient));
        put(mail, "DELIVERY", "Email Delivered", "Delivery", "delivery", delivery);
    }

    private void bounced(Mail mail, String recipient, String subType) {
        ObjectNode bounce = Json.object()
                .put("feedbackId", UUID.randomUUID().toString())
                .put("bounceType", "Permanent")
                .put("bounceSubType", subType)
                .put("timestamp", stamp(mail.at()))
                .put("reportingMTA", "dns; local.smtp-out.amazonses.com");
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", Simulator.plain(recipient))
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", SMTP_REFUSAL);
        put(mail, "BOUNCE", "Email Bounced", "Bounce", "bounce", bounce);
    }

    private void complained(Mail mail, String recipient) {
        ObjectNode complaint = Json.object()
                .put("feedbackId", UUID.randomUUID().toString())
                .putNull("complaintSubType")
                .put("timestamp", stamp(mail.at()))
                .put("userAgent", "Amazon SES Mailbox Simulator")
                .put("complaintFeedbackType", "abuse")
                .put("arrivalDate", stamp(mail.at()));
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", Simulator.plain(recipient));
        put(mail, "COMPLAINT", "Email Complaint Received", "Complaint", "complaint", complaint);
    }

    private void put(Mail mail, String kind, String detailType, String eventType, String field, ObjectNode what) {
        for (Resource destination : destinations) {
            var event = destination.properties().path("EventDestination");
            boolean wanted = destination
                            .properties()
                            .path("ConfigurationSetName")
                            .asText()
                            .equals(mail.configurationSet())
                    && event.path("Enabled").asBoolean(true)
                    && event.has("EventBridgeDestination")
                    && StreamSupport.stream(event.path("MatchingEventTypes").spliterator(), false)
                            .anyMatch(type -> type.asText().equalsIgnoreCase(kind));
            if (wanted) {
                ObjectNode detail = Json.object().put("eventType", eventType);
                detail.set("mail", describe(mail));
                detail.set(field, what);
                buses.put(
                        event.path("EventBridgeDestination").path("EventBusArn").asText(),
                        "aws.ses",
                        detailType,
                        detail,
                        List.of(arn("configuration-set/" + mail.configurationSet())),
                        Optional.of(mail.at()));
            }
        }
    }

    private ObjectNode describe(Mail mail) {
        String sender = Simulator.plain(mail.from());
        ObjectNode json = Json.object()
                .put("timestamp", stamp(mail.at()))
                .put("source", mail.from())
                .put("sourceArn", arn("identity/" + sender))
                .put("sendingAccountId", account)
                .put("messageId", mail.id());
        mail.to().forEach(json.putArray("destination")::add);
        json.put("headersTruncated", false);
        var headers = json.putArray("headers");
        headers.addObject().put("name", "From").put("value", mail.from());
        headers.addObject().put("name", "To").put("value", String.join(", ", mail.to()));
        headers.addObject().put("name", "Subject").put("value", mail.subject());
        mail.headers()
                .forEach(
                        header -> headers.addObject().put("name", header.name()).put("value", header.value()));
        ObjectNode common = json.putObject("commonHeaders");
        common.putArray("from").add(mail.from());
        mail.to().forEach(common.putArray("to")::add);
        common.put("messageId", mail.id()).put("subject", mail.subject());
        ObjectNode tags = json.putObject("tags");
        tags.putArray("ses:operation").add("SendEmail");
        tags.putArray("ses:configuration-set").add(mail.configurationSet());
        tags.putArray("ses:source-ip").add("127.0.0.1");
        tags.putArray("ses:from-domain").add(sender.substring(sender.lastIndexOf('@') + 1));
        tags.putArray("ses:caller-identity").add("local");
        mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
        return json;
    }

    private static String stamp(Instant at) {
        return at.toString();
    }

    private String arn(String resource) {
        return "arn:aws:ses:" + region + ":" + account + ":" + resource;
    }
}
