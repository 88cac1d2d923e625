package dev.perennial.domain.playbook;

/**
 * Customers of whom the same holds.
 *
 * @param name names the segment to operators and in the playbook
 * @param when over the customer's record alone
 */
public record Segment(String name, Condition when) {
    public static final String ENTERED = "SegmentEntered";
    public static final String LEFT = "SegmentLeft";

    /**
     * What journeys listen to: by one event a customer may enter and leave several segments.
     *
     * @param type {@code SegmentEntered} or {@code SegmentLeft}
     */
    public static String happening(String type, String segment) {
        return type + "/" + segment;
    }

    /** The event's type, without the segment that it is about. */
    public static String typeOf(String happening) {
        return happening.split("/", 2)[0];
    }
}
