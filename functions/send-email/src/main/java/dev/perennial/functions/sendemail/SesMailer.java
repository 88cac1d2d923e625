package dev.perennial.functions.sendemail;

import dev.perennial.aws.Environment;
import dev.perennial.aws.Secrets;
import dev.perennial.domain.attributes.AttributeCatalog;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.EmailAddress;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.SigningKeys;
import dev.perennial.flow.mail.Mailer;
import dev.perennial.flow.mail.SlowDown;
import dev.perennial.playbook.Mail;
import dev.perennial.playbook.MailTemplates;
import dev.perennial.playbook.Playbooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/** Renders the template in the customer's language and calls Amazon SES, once and without a retry. */
final class SesMailer implements Mailer {
    private final SesV2Client ses;
    private final MailTemplates templates;
    private final Secrets<SigningKeys> keys;
    private final Sender sender;
    private final AttributeCatalog attributes;

    /** Who writes, and what the law wants to see of them. */
    record Sender(String address, String postalAddress, String baseUrl, String configurationSet) {}

    /** One that shows no attributes of the company's own. */
    SesMailer(SesV2Client ses, MailTemplates templates, Secrets<SigningKeys> keys, Sender sender) {
        this(ses, templates, keys, sender, AttributeCatalog.NONE);
    }

    SesMailer(
            SesV2Client ses,
            MailTemplates templates,
            Secrets<SigningKeys> keys,
            Sender sender,
            AttributeCatalog attributes) {
        this.attributes = attributes;
        this.ses = ses;
        this.templates = templates;
        this.keys = keys;
        this.sender = sender;
    }

    static SesMailer of(Environment environment) {
        SesV2Client ses = environment
                .configured(SesV2Client.builder())
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        return new SesMailer(
                ses,
                MailTemplates.load(),
                environment.signingKeys(),
                new Sender(
                        environment.require("SENDER_ADDRESS"),
                        environment.require("POSTAL_ADDRESS"),
                        environment.require("PUBLIC_BASE_URL"),
                        environment.require("SES_CONFIGURATION_SET")),
                Playbooks.loadAttributes());
    }

    @Override
    public Letter write(Customer customer, Message message, Instant now) {
        SendEmailRequest request = request(customer, message, now);
        return () -> send(request);
    }

    private Outcome send(SendEmailRequest request) {
        try {
            return new Outcome.Sent(ses.sendEmail(request).messageId());
        } catch (MessageRejectedException | BadRequestException refused) {
            return new Outcome.Rejected(refused.awsErrorDetails().errorCode());
        } catch (AccountSuspendedException | SendingPausedException stopped) {
            return new Outcome.Throttled(SlowDown.STOPPED);
        } catch (LimitExceededException usedUp) {
            return new Outcome.Throttled(SlowDown.QUOTA);
        } catch (AwsServiceException failed) {
            return outcome(failed);
        } catch (SdkClientException noAnswer) {
            return new Outcome.Ambiguous("no answer from Amazon SES");
        }
    }

    /** Whether the day's mails are used up, or only the second's, Amazon SES says in words alone. */
    private static Outcome outcome(AwsServiceException failed) {
        String code = String.valueOf(failed.awsErrorDetails().errorCode());
        if (failed.isThrottlingException()) {
            boolean ofTheDay = String.valueOf(failed.awsErrorDetails().errorMessage())
                    .toLowerCase(Locale.ROOT)
                    .contains("quota");
            return new Outcome.Throttled(ofTheDay ? SlowDown.QUOTA : SlowDown.RATE);
        }
        return failed.statusCode() < 500
                ? new Outcome.Hindered("Amazon SES refuses every mail: " + code)
                : new Outcome.Ambiguous(code);
    }

    private SendEmailRequest request(Customer customer, Message message, Instant now) {
        Locale locale = Locale.forLanguageTag(customer.profile().locale().orElse("en"));
        Links links = new Links(sender.baseUrl, keys.at(now).links());
        String unsubscribe = links.unsubscribe(message, locale.getLanguage(), now);
        Map<String, String> variables = new HashMap<>(message.data());
        variables.put("name", customer.profile().name().orElse(""));
        variables.putAll(attributes.inMails(customer.profile().attributes()));
        variables.put("unsubscribeUrl", unsubscribe);
        variables.put("preferencesUrl", links.preferences(message, locale.getLanguage(), now));
        variables.put("postalAddress", sender.postalAddress);
        if (message.asksForConsent()) {
            variables.put("confirmUrl", links.confirmation(message, locale.getLanguage()));
        }
        Survey.of(message.data().getOrDefault("survey", ""))
                .ifPresent(survey ->
                        variables.put(variable(survey), links.survey(survey, message, locale.getLanguage(), now)));
        Mail mail = templates.render(message.template(), locale, variables);
        return SendEmailRequest.builder()
                .fromEmailAddress(sender.address)
                .destination(to -> to.toAddresses(
                        customer.profile().email().map(EmailAddress::value).orElseThrow()))
                .configurationSetName(sender.configurationSet)
                .emailTags(
                        tag("sendKey", message.sendKey()),
                        tag("customerId", message.customerId().value()))
                .content(content -> content.simple(simple -> simple.subject(text(mail.subject()))
                        .body(Body.builder()
                                .html(text(mail.html()))
                                .text(text(mail.text()))
                                .build())
                        .headers(
                                header("List-Unsubscribe", "<" + unsubscribe + ">"),
                                header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))))
                .build();
    }

    private static String variable(Survey survey) {
        return switch (survey) {
            case NPS -> "surveyUrl";
            case CSAT -> "csatUrl";
        };
    }

    private static Content text(String data) {
        return Content.builder().charset("UTF-8").data(data).build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }
}
