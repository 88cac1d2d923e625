package dev.perennial.domain.prediction;

/**
 * How long contracts last, with fitted parameters: each customer ends a contract at a renewal with a probability of
 * their own, spread as a beta distribution. Source: Fader and Hardie (2007), How to Project Customer Retention: the
 * shifted beta-geometric model, equation 7.
 *
 * @param gamma shape of the probability of ending
 * @param delta the other shape: its mean is γ/(γ+δ)
 */
public record RenewalModel(double gamma, double delta) {
    public RenewalModel {
        if (!(gamma > 0 && delta > 0) || Double.isInfinite(gamma + delta)) {
            throw new IllegalArgumentException(
                    "parameters of the renewal model have to be positive: %s, %s".formatted(gamma, delta));
        }
    }

    /**
     * The probability that the next renewal happens: who has renewed often will probably renew again.
     *
     * @param renewals so far, from 0
     */
    public double renews(long renewals) {
        return (delta + renewals) / (gamma + delta + renewals);
    }
}
