package dev.perennial.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.http.Iam;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plays a quarter of a tea shop through the public interface, and says where to look afterwards. */
public final class Demo {
    private static final int DAYS = 91;

    private final String http;
    private final String aws;
    private final String secret;
    private final Iam iam;
    private final PrintStream out;

    /**
     * A demonstration for the cloud at these addresses.
     *
     * @param secret {@code whsec_…}, which posts are signed with
     * @param iam signs who asks for numbers
     */
    public Demo(String http, String aws, String secret, Iam iam, PrintStream out) {
        this.http = http;
        this.aws = aws;
        this.secret = secret;
        this.iam = iam;
        this.out = out;
    }

    public void play() throws IOException, InterruptedException {
        try (Shop shop = new Shop(http, secret, iam)) {
            List<Person> cast = Person.cast();
            String run = "D" + Integer.toString(shop.inbox().size(), Character.MAX_RADIX);
            List<Story> stories = new ArrayList<>();
            for (Person person : cast) {
                stories.add(new Story(person, stories.size() + 1, run, shop));
            }
            out.println("A quarter of a tea shop with " + cast.size() + " customers:");
            for (int day = 0; day < DAYS; day++) {
                for (Story story : stories) {
                    story.live(day);
                }
                shop.sleep();
                if (day % 7 == 6) {
                    out.printf(
                            "  week %2d of %d: %d posts, %d mails%n",
                            day / 7 + 1, DAYS / 7, shop.posts(), shop.inbox().size());
                }
            }
            report(shop);
        }
    }

    private void report(Shop shop) throws IOException, InterruptedException {
        Map<String, Integer> kinds = new TreeMap<>();
        for (JsonNode mail : shop.inbox()) {
            String key = mail.path("tags").path("sendKey").asText("other");
            int dot = key.indexOf('.');
            kinds.merge(dot < 0 ? key : key.substring(0, dot), 1, Integer::sum);
        }
        out.println();
        out.println("Mails by kind:    " + kinds);
        out.println("Net promoter:     " + shop.metrics());
        out.println("Mails as sent:    " + http + "/local/inbox.html");
        out.println("Customers:        aws --endpoint-url " + aws + " dynamodb scan --table-name customers");
        out.println("What and why:     aws --endpoint-url " + aws + " dynamodb scan --table-name timeline");
        out.println("Sent, held back:  aws --endpoint-url " + aws + " dynamodb scan --table-name emails");
        out.println("Start page:       " + http);
        out.println("It keeps running; Ctrl-C stops it.");
        out.flush();
    }
}
