package dev.perennial.domain.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final EmailAddress ADA = new EmailAddress("ada@example.com");

    @Test
    void theIdFollowsFromTheAddressSoThatEverybodyFindsTheSame() {
        // The first 130 bits of the SHA-256 of "email:ada@example.com" in Crockford's base 32.
        assertThat(CustomerId.of(ADA).value()).isEqualTo("cus_kdha78nwwz46hwrdc3r833m4t8");
        assertThat(CustomerId.of(ADA)).isEqualTo(CustomerId.of(new EmailAddress("ada@example.com")));
    }

    @Test
    void anAddressAndAnExternalIdOfTheSameTextAreDifferentCustomers() {
        assertThat(CustomerId.ofExternal("ada@example.com")).isNotEqualTo(CustomerId.of(ADA));
    }

    @Test
    void onlyTheOneShapeIsACustomerId() {
        String good = "cus_" + "0123456789abcdefghjkmnpqrs";
        assertThat(new CustomerId(good).toString()).isEqualTo(good);
        for (String bad : new String[] {
            "", "cus_", good.toUpperCase(Locale.ROOT), good + "0", "cus_" + "u".repeat(26), good + "\n"
        }) {
            assertThat(CustomerId.isValid(bad)).as(bad).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> new CustomerId(bad));
        }
    }

    @Test
    void customersSpreadOverAllShards() {
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> CustomerId.ofExternal("c" + i).shard())
                        .collect(Collectors.toSet()))
                .hasSize(CustomerId.SHARDS)
                .contains("00", "09", "10", "15")
                .allSatisfy(shard -> assertThat(shard).hasSize(2));
    }

    @Test
    void theMostCertainNameOfACustomerIsTheKey() {
        CustomerId id = CustomerId.ofExternal("other");
        assertThat(new CustomerRef(Optional.of(id), Optional.of(ADA), Optional.of("7")).key())
                .isEqualTo(id);
        assertThat(new CustomerRef(Optional.empty(), Optional.of(ADA), Optional.of("7")).key())
                .isEqualTo(CustomerId.of(ADA));
        assertThat(CustomerRef.ofExternal("7").key()).isEqualTo(CustomerId.ofExternal("7"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerRef(Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void aHashHasAsManyCharactersAsAskedFor() {
        assertThat(Hash.of("x", 51)).hasSize(51).startsWith(Hash.of("x", 8));
        // The SHA-256 of nothing begins with the bytes e3 b0 c4 42 98.
        assertThat(Hash.of("", 8)).isEqualTo("werc8gmr");
    }

    @Test
    void aSendKeyHasOnlyCharactersThatATagMayHave() {
        assertThat(SendKey.once("welcome")).isEqualTo("welcome");
        assertThat(SendKey.of("thank-you", "A-1001")).isEqualTo("thank-you.A-1001");
        assertThat(SendKey.of("thank-you", "A 1001/ä")).matches("thank-you\\.[0-9a-z]{20}");
        assertThat(SendKey.of("thank-you", "x".repeat(65))).hasSize("thank-you.".length() + 20);
        assertThat(SendKey.of("thank-you", "A 1001")).isNotEqualTo(SendKey.of("thank-you", "A 1002"));
    }
}
