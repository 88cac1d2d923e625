package dev.perennial.local.pages;

import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The mails, newest first. A mail's own HTML is shown in a frame that may run nothing. */
final class InboxPage {
    private static final int MOST_SHOWN = 300;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private InboxPage() {}

    static HttpAnswer of(List<Mail> mails) {
        if (mails.isEmpty()) {
            return Page.of(
                    "Inbox",
                    "<p>No mail was sent yet. <a href=\"/v1/pages/signup\">Sign up</a> with consent, and one will be.</p>");
        }
        StringBuilder list = new StringBuilder();
        list.append("<p class=\"soft\">").append(mails.size()).append(" mails, the newest first.");
        if (mails.size() > MOST_SHOWN) {
            list.append(" The newest ")
                    .append(MOST_SHOWN)
                    .append(" are shown; <a href=\"/local/inbox\">all as JSON</a>.");
        }
        list.append("</p><ol class=\"mails\">");
        mails.reversed().stream().limit(MOST_SHOWN).forEach(mail -> list.append(item(mail)));
        return Page.of("Inbox", list.append("</ol>").toString());
    }

    private static String item(Mail mail) {
        StringBuilder headers = new StringBuilder();
        mail.headers().forEach(header -> entry(headers, header.name(), header.value()));
        mail.tags().forEach((name, value) -> entry(headers, "tag " + name, value));
        return """
               <li><details>
               <summary><span class="subject">%s</span><br><span class="soft">to %s · %s</span></summary>
               <div class="mail">
               <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" title="Mail: %s" src="/local/mails/%s"></iframe>
               <dl><dt>From</dt><dd>%s</dd>%s</dl>
               <details><summary>Text part</summary><pre tabindex="0">%s</pre></details>
               </div></details></li>
               """.formatted(
                        Page.escape(mail.subject()),
                        Page.escape(String.join(", ", mail.to())),
                        WHEN.format(mail.at()),
                        Page.escape(mail.subject()),
                        Page.escape(mail.id()),
                        Page.escape(mail.from()),
                        headers,
                        Page.escape(mail.text()));
    }

    private static void entry(StringBuilder list, String name, String value) {
        list.append("<dt>")
                .append(Page.escape(name))
                .append("</dt><dd>")
                .append(Page.escape(value))
                .append("</dd>");
    }

    /** A mail's HTML by itself, unable to run scripts; its links open beside it. */
    static HttpAnswer body(Mail mail) {
        String html = mail.html().isEmpty() ? "<pre>" + Page.escape(mail.text()) + "</pre>" : mail.html();
        return new HttpAnswer(
                200,
                Map.of(
                        "content-type", List.of("text/html; charset=utf-8"),
                        "content-security-policy",
                                List.of("sandbox allow-popups allow-popups-to-escape-sandbox; script-src 'none'")),
                ("<base target=\"_blank\">" + html).getBytes(StandardCharsets.UTF_8));
    }
}
