package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferCodeTest {
    private static final CustomerId ADA = CustomerId.ofExternal("ada");
    private static final String CODE = OfferCode.of(ADA, "ten", "path/");

    @Test
    void itFollowsFromCustomerOfferAndRun() {
        assertThat(OfferCode.of(ADA, "ten", "path/")).isEqualTo(CODE);
        assertThat(OfferCode.of(ADA, "ten", "path/2")).isNotEqualTo(CODE);
        assertThat(OfferCode.of(ADA, "five", "path/")).isNotEqualTo(CODE);
        assertThat(OfferCode.of(CustomerId.ofExternal("bea"), "ten", "path/")).isNotEqualTo(CODE);
    }

    @Test
    void nobodyTakesOneCharacterForAnother() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            codes.add(OfferCode.of(CustomerId.ofExternal("c" + i), "ten", "path/"));
        }
        assertThat(codes)
                .hasSize(2000)
                .allSatisfy(code -> assertThat(code).matches("[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}"))
                .allSatisfy(code -> assertThat(OfferCode.read(code)).contains(code));
    }

    @Test
    void aCustomerMayTypeItSmallAndWithoutHyphens() {
        assertThat(OfferCode.read(" " + CODE.toLowerCase(Locale.ROOT).replace("-", "") + " "))
                .contains(CODE);
        assertThat(OfferCode.read(CODE.replace("-", " "))).contains(CODE);
    }

    @Test
    void anyOneWrongCharacterIsNoticed() {
        for (int i = 0; i < CODE.length(); i++) {
            for (char wrong : "23456789ABCDEFGHJKMNPQRSTVWXYZ01-".toCharArray()) {
                if (CODE.charAt(i) != wrong && CODE.charAt(i) != '-') {
                    String typed = CODE.substring(0, i) + wrong + CODE.substring(i + 1);
                    assertThat(OfferCode.read(typed)).as(typed).isEmpty();
                }
            }
        }
    }

    @Test
    void whatIsNoCodeIsNone() {
        assertThat(OfferCode.read("")).isEmpty();
        assertThat(OfferCode.read("SUMMER20")).isEmpty();
        assertThat(OfferCode.read(CODE + "2")).isEmpty();
    }
}
