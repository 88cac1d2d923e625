package dev.perennial.domain.prediction;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Whether the contract that ends next will be renewed, as the record holds it.
 *
 * @param model the version that says so
 * @param dueOn the contract's last day
 * @param probability with four decimals
 * @param because the grounds, in words
 */
public record Renewal(String model, String contractId, LocalDate dueOn, BigDecimal probability, String because) {}
