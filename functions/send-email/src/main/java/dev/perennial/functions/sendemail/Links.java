package dev.perennial.functions.sendemail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perennial.domain.record.Effect.Message;
import dev.perennial.domain.values.Survey;
import dev.perennial.events.LinkTokens;
import dev.perennial.events.SignedLink;
import dev.perennial.events.SignedLink.Purpose;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;

/** The signed links of a mail. */
record Links(String baseUrl, LinkTokens tokens) {
    /** Mails are kept for years, and whoever wants out must get out. */
    private static final Duration UNSUBSCRIBE = Duration.ofDays(3 * 365);

    private static final Duration SURVEY = Duration.ofDays(60);

    String unsubscribe(Message message, String language, Instant now) {
        return link("/v1/unsubscribe", Purpose.UNSUBSCRIBE, message, language, now.plus(UNSUBSCRIBE));
    }

    /** Whoever may leave may choose as well, for as long. */
    String preferences(Message message, String language, Instant now) {
        return link("/v1/preferences", Purpose.PREFERENCES, message, language, now.plus(UNSUBSCRIBE));
    }

    String survey(Survey survey, Message message, String language, Instant now) {
        String page = switch (survey) {
            case NPS -> "/v1/pages/survey";
            case CSAT -> "/v1/pages/satisfaction";
        };
        return link(page, Purpose.of(survey), message, language, now.plus(SURVEY));
    }

    /** As long as it can be confirmed, so long can the mail be sent that asks. */
    String confirmation(Message message, String language) {
        return link("/v1/confirmation", Purpose.CONFIRMATION, message, language, message.expiresAt());
    }

    private String link(String path, Purpose purpose, Message message, String language, Instant expiresAt) {
        String token = tokens.sign(new SignedLink(purpose, message.customerId(), message.sendKey(), expiresAt));
        return baseUrl + path + "?lang=" + URLEncoder.encode(language, UTF_8) + "&token=" + token;
    }
}
