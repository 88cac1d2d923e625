package dev.perennial.domain.entitlements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.domain.entitlements.GrantedOffer.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntitlementsTest {
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private static Claim claim(String code, int order) {
        return new Claim(code, "order-" + order, DAY.plusSeconds(order), false);
    }

    private static Entitlements of(List<Claim> claims) {
        Entitlements all = Entitlements.NONE;
        for (Claim claim : claims) {
            all = all.claimed(claim);
        }
        return all;
    }

    @Test
    void ofManyOrdersBeforeTheGrantTheFirstOneUsesTheOffer() {
        List<Claim> claims = new ArrayList<>();
        for (int order = 9; order >= 0; order--) {
            claims.add(claim("AAAA", order));
        }
        assertThat(of(claims).unmatched()).contains(claim("AAAA", 0)).hasSize(GrantedOffer.MOST_CLAIMS);
    }

    @Test
    void whatIsKeptDoesNotDependOnTheOrderOfArrival() {
        List<Claim> claims = new ArrayList<>();
        for (int order = 0; order < 60; order++) {
            claims.add(claim("CODE" + order % 8, order));
        }
        Entitlements inOrder = of(claims);
        for (long seed = 0; seed < 50; seed++) {
            Collections.shuffle(claims, new Random(seed));
            assertThat(of(claims)).as("seed " + seed).isEqualTo(inOrder);
            int half = claims.size() / 2;
            assertThat(of(claims.subList(0, half)).joined(of(claims.subList(half, claims.size()))))
                    .as("joined, seed " + seed)
                    .isEqualTo(inOrder);
        }
    }
}
