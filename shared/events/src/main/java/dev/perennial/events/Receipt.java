package dev.perennial.events;

import java.time.Instant;
import java.util.Optional;

/**
 * How a body reached us.
 *
 * @param receivedAt when; the time of a fact that brings none
 * @param messageId the sender's id of the post, the same for each attempt; becomes the id of an event that has no key
 *     and no id of its own
 * @param form whether it is an HTML form, where every value is a text
 * @param signed whether the sender proved to be the company; a member of the public can neither choose event ids nor
 *     state history
 * @param sourceIp the network address that it was posted from; of a member of the public it is the proof of a consent
 */
public record Receipt(
        Instant receivedAt, Optional<String> messageId, boolean form, boolean signed, Optional<String> sourceIp) {}
