package dev.perennial.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T10:15:00Z");

    @Test
    void ratesCountFromTheLastTime() {
        assertThat(Expression.parse("rate(1 hour)").after(FRIDAY)).isEqualTo("2026-11-20T11:15:00Z");
        assertThat(Expression.parse("rate(2 days)").after(FRIDAY)).isEqualTo("2026-11-22T10:15:00Z");
    }

    @Test
    void cronFindsTheNextMinuteThatFits() {
        assertThat(Expression.parse("cron(0 9 * * ? *)").after(FRIDAY)).isEqualTo("2026-11-21T09:00:00Z");
        assertThat(Expression.parse("cron(0/20 10-11 * * ? *)").after(FRIDAY)).isEqualTo("2026-11-20T10:20:00Z");
        assertThat(Expression.parse("cron(30 6 1 1,7 ? *)").after(FRIDAY)).isEqualTo("2027-01-01T06:30:00Z");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Expression.parse("cron(0 9 ? * MON *)")).hasMessageContaining("MON");
        assertThatThrownBy(() -> Expression.parse("at(2026-01-01T00:00:00)")).hasMessageContaining("at(");
    }
}
