package dev.perennial.domain.prediction;

import java.util.Optional;

/**
 * Shifted beta-geometric with fitted parameters: at each end a contract is not renewed with a probability of its own,
 * spread as a beta distribution over all of them. Who renewed often is likelier to do so again, not because customers
 * grow loyal, but because the others have left. Source: Fader and Hardie (2007), How to Project Customer Retention.
 *
 * @param alpha shape of the probability of not being renewed
 * @param beta the other shape: its mean, at the first end, is α/(α+β)
 * @param share of all ends that were looked at, how many brought a renewal, from 0 to 1
 */
public record RenewalModel(double alpha, double beta, double share) {
    public RenewalModel {
        if (!(alpha > 0 && beta > 0 && share >= 0 && share <= 1) || Double.isInfinite(alpha + beta)) {
            throw new IllegalArgumentException(
                    "parameters of the renewal model have to be positive: %s, %s, %s".formatted(alpha, beta, share));
        }
    }

    /**
     * The probability that a contract is renewed at its next end.
     *
     * @param renewals how often it has been until now; where nobody told it, the share of all of them
     */
    public double renewed(Optional<Long> renewals) {
        return renewals.map(it -> (beta + it) / (alpha + beta + it)).orElse(share);
    }

    /** The share of new contracts that are still there after so many ends. */
    public double surviving(int ends) {
        double share = 1;
        for (long before = 0; before < ends; before++) {
            share *= renewed(Optional.of(before));
        }
        return share;
    }
}
