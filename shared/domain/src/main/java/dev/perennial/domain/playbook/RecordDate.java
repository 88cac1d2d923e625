package dev.perennial.domain.playbook;

import dev.perennial.domain.attributes.AttributeType;
import dev.perennial.domain.record.Customer;
import dev.perennial.domain.zones.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A day that the record knows.
 *
 * @param field as the record and the playbook call it
 */
public record RecordDate(String field) {
    public static final RecordDate SIGNED_UP = new RecordDate("signedUpAt");
    public static final RecordDate FIRST_PURCHASE = new RecordDate("firstPurchaseAt");
    public static final RecordDate LAST_PURCHASE = new RecordDate("lastPurchaseAt");
    public static final RecordDate STAGE = new RecordDate("stageSince");

    /** Of the contract that the journey is about; else of the next one that ends. */
    public static final RecordDate CONTRACT_END = new RecordDate("contractEndsOn");

    /** Of no year: it only comes round. */
    public static final RecordDate BIRTHDAY = new RecordDate("birthday");

    private static final List<RecordDate> ALL =
            List.of(SIGNED_UP, FIRST_PURCHASE, LAST_PURCHASE, STAGE, CONTRACT_END, BIRTHDAY);

    /** Before the name of an attribute of the company's own. */
    public static final String ATTRIBUTE = "attributes.";

    /** Long ago, and a leap year. */
    private static final int NO_YEAR = 1600;

    /** Those that every record may have. */
    public static List<String> fields() {
        return ALL.stream().map(RecordDate::field).toList();
    }

    /** The day of an attribute. */
    public static RecordDate ofAttribute(String name) {
        return new RecordDate(ATTRIBUTE + name);
    }

    /**
     * The day of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static RecordDate ofField(String field) {
        RecordDate date = new RecordDate(field);
        if (!ALL.contains(date) && date.attribute().isEmpty()) {
            throw new IllegalArgumentException("the record has no date " + field);
        }
        return date;
    }

    /** The name of the company's own attribute, where it is one. */
    public Optional<String> attribute() {
        return Optional.of(field).filter(it -> it.startsWith(ATTRIBUTE)).map(it -> it.substring(ATTRIBUTE.length()));
    }

    /** Whether it is a day of a certain year. */
    public boolean hasYear() {
        return !equals(BIRTHDAY);
    }

    /** The day where the customer lives; none where it is not known. Of several the first one comes first. */
    public List<LocalDate> of(Customer customer, JourneyRun journeyRun, TimeZone zone) {
        if (equals(BIRTHDAY)) {
            return customer.profile().birthday().stream()
                    .map(it -> it.day().atYear(NO_YEAR))
                    .toList();
        }
        if (equals(CONTRACT_END)) {
            return journeyRun.contractEnds(customer);
        }
        Optional<String> attribute = attribute();
        if (attribute.isPresent()) {
            return customer
                    .profile()
                    .attributes()
                    .value(attribute.get())
                    .flatMap(new AttributeType.Day()::read)
                    .stream()
                    .map(LocalDate::parse)
                    .toList();
        }
        return moment(customer).stream().map(at -> zone.local(at).toLocalDate()).toList();
    }

    private Optional<Instant> moment(Customer customer) {
        return switch (field) {
            case "signedUpAt" -> customer.profile().signedUpAt();
            case "firstPurchaseAt" -> customer.purchases().firstAt();
            case "lastPurchaseAt" -> customer.purchases().lastAt();
            case "stageSince" -> customer.lifecycle().stageSince();
            default -> Optional.empty();
        };
    }
}
