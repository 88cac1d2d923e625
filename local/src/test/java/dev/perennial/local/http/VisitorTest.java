package dev.perennial.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "localhost", "[::1]:8080"})
    void namesOfThisMachineAreTheDevelopers(String host) {
        assertThat(Visitor.objection(Optional.of(host), Optional.empty())).isEmpty();
        assertThat(Visitor.objection(Optional.of(host), Optional.of("http://" + host)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example:8080", "localhost.evil.example", "localhost@evil.example", "127.0.0.1.nip.io", ""})
    void aNameThatOnlyLeadsHereIsNot(String host) {
        assertThat(Visitor.objection(Optional.of(host), Optional.empty())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://localhost:8080", "http://localhost:3000", "null"})
    void aPageFromElsewhereIsNot(String origin) {
        assertThat(Visitor.objection(Optional.of("localhost:8080"), Optional.of(origin)))
                .isPresent();
    }

    @Test
    void aRequestWithoutHostIsNot() {
        assertThat(Visitor.objection(Optional.empty(), Optional.empty())).isPresent();
    }
}
