package dev.perennial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody whose complaint was closed some days ago, and who is asked how it was handled. */
record Complainant(String id, String survey) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]*/v1/pages/satisfaction\\?[^\\s\"<>]*");

    /** One in twenty belongs to the holdout, of whom nobody is asked. */
    private static final int TRIED = 5;

    static Complainant asked(Company company) {
        Map<String, String> ids = Stream.generate(company::newAddress)
                .limit(TRIED)
                .collect(Collectors.toMap(address -> address, address -> complained(company, address)));
        company.cloud.advance(Period.ofDays(3));
        return ids.entrySet().stream()
                .flatMap(
                        each -> link(company.mailsTo(each.getKey()))
                                .map(survey -> new Complainant(each.getValue(), survey))
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    private static String complained(Company company, String address) {
        String id = company.signUp(address, true);
        String complaint = "C-" + UUID.randomUUID();
        Map<String, Object> customer = Map.of("email", address);
        company.fact("/v1/complaints", Map.of("customer", customer, "complaintId", complaint));
        company.fact("/v1/complaints", Map.of("customer", customer, "complaintId", complaint, "resolved", true));
        return id;
    }

    private static Optional<String> link(List<JsonNode> mails) {
        return mails.stream()
                .flatMap(mail -> LINK.matcher(mail.path("text").asText()).results())
                .map(MatchResult::group)
                .findFirst();
    }

    String token() {
        return survey.replaceAll(".*[?&]token=([^&]*).*", "$1");
    }
}
