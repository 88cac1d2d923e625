package dev.perennial.domain.playbook;

import dev.perennial.domain.record.Customer;
import dev.perennial.domain.zones.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A day that the record knows, by the name that it has there. */
public enum RecordDate {
    SIGNED_UP("signedUpAt"),
    FIRST_PURCHASE("firstPurchaseAt"),
    LAST_PURCHASE("lastPurchaseAt"),
    STAGE("stageSince"),
    /** Of the contract that the journey is about; else of the next one that ends. */
    CONTRACT_END("contractEndsOn"),
    /** Of no year: it only comes round. */
    BIRTHDAY("birthday");

    /** Long ago, and a leap year. */
    private static final int NO_YEAR = 1600;

    private final String field;

    RecordDate(String field) {
        this.field = field;
    }

    /** As the record and the playbook call it. */
    public String field() {
        return field;
    }

    public static List<String> fields() {
        return Arrays.stream(values()).map(RecordDate::field).toList();
    }

    /**
     * The day of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static RecordDate ofField(String field) {
        return Arrays.stream(values())
                .filter(date -> date.field.equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the record has no date " + field));
    }

    /** Whether it is a day of a certain year. */
    public boolean hasYear() {
        return this != BIRTHDAY;
    }

    /** The day where the customer lives; none where it is not known. Of several the first one comes first. */
    public List<LocalDate> of(Customer customer, JourneyRun journeyRun, TimeZone zone) {
        return switch (this) {
            case BIRTHDAY ->
                customer.profile().birthday().stream()
                        .map(it -> it.day().atYear(NO_YEAR))
                        .toList();
            case CONTRACT_END -> journeyRun.contractEnds(customer);
            default ->
                moment(customer).stream()
                        .map(at -> zone.local(at).toLocalDate())
                        .toList();
        };
    }

    private Optional<Instant> moment(Customer customer) {
        return switch (this) {
            case SIGNED_UP -> customer.profile().signedUpAt();
            case FIRST_PURCHASE -> customer.purchases().firstAt();
            case LAST_PURCHASE -> customer.purchases().lastAt();
            case STAGE -> customer.lifecycle().stageSince();
            case CONTRACT_END, BIRTHDAY -> Optional.empty();
        };
    }
}
