package dev.perennial.local.pages;

import dev.perennial.local.http.HttpAnswer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where to go from here. */
final class StartPage {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private StartPage() {}

    static HttpAnswer of(Info info, Instant now, long mails) {
        StringBuilder scans = new StringBuilder();
        info.tables()
                .forEach(table -> scans.append("aws --endpoint-url ")
                        .append(info.aws())
                        .append(" dynamodb scan --table-name ")
                        .append(table)
                        .append('\n'));
        return Page.of("The local cloud", """
                <p class="soft">It is %s here, and local time by the rules of %s. %d mails were sent.</p>
                <ul class="cards">
                <li><a href="/local/operator">The operator's window</a><br>Every customer, and why; what may be decided. As in the AWS console.</li>
                <li><a href="/local/inbox.html">Inbox</a><br>Every mail as it looks, with its headers.</li>
                <li><a href="/local/templates.html">Mail templates</a><br>Every mail of the playbook in every language.</li>
                <li><a href="/local/numbers.html">Numbers</a><br>What came of it, in charts: each with its table and its definition.</li>
                <li><a href="/local/report.html">The week in numbers</a><br>The mail that a manager gets on Mondays.</li>
                <li><a href="/v1/pages/signup">Sign-up form</a><br>Become a customer.</li>
                <li><a href="/docs">API</a><br>What can be posted, and what comes back.</li>
                <li><a href="/local/info">Addresses and signing secret</a><br>For programs, as JSON.</li>
                </ul>
                <h2>Move the clock</h2>
                <p>What falls due in between happens on the way, day by day. Signed posts are stamped with the time here: <code>GET /local/clock</code>.</p>
                <pre tabindex="0"><code>curl -X POST %s/local/clock -d '{"advance":"P30D"}'</code></pre>
                <h2>Look inside</h2>
                <p>With the AWS CLI; any credentials and the region <code>%s</code> will do.</p>
                <pre tabindex="0"><code>%s</code></pre>
                """.formatted(
                        Page.escape(WHEN.format(now)),
                        TimeZoneRules.version(),
                        mails,
                        Page.escape(info.http()),
                        Page.escape(info.region()),
                        Page.escape(scans.toString())));
    }
}
