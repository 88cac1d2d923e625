package dev.perennial.domain.values;

import java.util.Optional;

/** Where a customer came from, in the terms of web analytics: source, medium, campaign. */
public record Attribution(Optional<String> source, Optional<String> medium, Optional<String> campaign) {}
