package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.functions.capture.House.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts that say who somebody is: what is asked of them, and who may say what. */
class PersonPostTest {
    private final House house = new House();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/leads | {'email':'ada@@example'} | email",
                "/v1/leads | {'email':'ada@example.com','interest':7} | interest",
                "/v1/leads | {'email':'ada@example.com','consent':{'marketing':'perhaps'}} | consent.marketing",
                "/v1/leads | {'email':'ada@example.com','consent':{'marketing':true,'toBeConfirmed':1}} | consent.toBeConfirmed",
                "/v1/leads | {'email':'ada@example.com','capturedAt':'yesterday'} | capturedAt",
                "/v1/addresses | {'customer':{'email':'ada@example.com'}} | email",
                "/v1/addresses | {'customer':{'email':'ada@example.com'},'email':'ada'} | email",
                "/v1/addresses | {'email':'ada@example.com'} | customer",
                "/v1/erasures | {'email':'ada@example.com'} | customer",
                "/v1/erasures | {'customer':{}} | customer.email",
                "/v1/erasures | {'customer':{'externalId':'7'},'reason':['a']} | reason"
            })
    void whatIsNotAsItHasToBeIsRefusedByName(String path, String body, String field) {
        Answer answer = house.send(Post.json(path, body.replace('\'', '"')).signed());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).containsExactly(field);
        assertThat(house.bus.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/leads", "/v1/signups"})
    void whatOnlyTheCompanyMaySayThePublicIsRefused(String path) {
        String body = "{\"email\":\"ada@example.com\",\"consent\":{\"marketing\":true%s}%s}";
        assertThat(house.send(Post.json(path, body.formatted("", ",\"externalId\":\"7\"")))
                        .fields())
                .containsExactly("externalId");
        String proven = body.formatted(",\"proof\":\"contract 4093\"", "");
        assertThat(house.send(Post.json(path, proven)).fields()).containsExactly("consent.proof");
        assertThat(house.bus.taken).isEmpty();
        assertThat(house.send(Post.json(path, proven).signed()).status()).isEqualTo(202);
        assertThat(house.onlyDetail().at("/data/consent/proof").asText()).isEqualTo("contract 4093");
    }

    @Test
    void theAddressThatAFormWasPostedFromIsTheProofOfItsConsent() {
        house.send(Post.form("/v1/leads", "email=ada%40example.com&consent.marketing=on"));
        assertThat(house.onlyDetail().at("/data/consent/proof").asText()).isEqualTo(Post.FROM);
        assertThat(house.onlyDetail().at("/data/consent/source").asText()).isEqualTo("web form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&consent.toBeConfirmed=false", "&consent.toBeConfirmed=true"})
    void withDoubleOptInAConsentFromThePublicIsARequestWhateverTheFormStates(String stated) {
        House careful = new House(true);
        Answer answer =
                careful.send(Post.form("/v1/signups", "email=ada%40example.com&lang=de&consent.marketing=on" + stated));
        assertThat(answer.header("location")).isEqualTo("/v1/pages/check-inbox?lang=de");
        assertThat(careful.onlyDetail().at("/data/consent/toBeConfirmed").asBoolean())
                .isTrue();
    }

    @Test
    void whatTheCompanySignsCountsAsItIsStatedWithDoubleOptInToo() {
        House careful = new House(true);
        String body = "{\"email\":\"ada@example.com\",\"consent\":{\"marketing\":true}}";
        careful.send(Post.json("/v1/signups", body).signed());
        assertThat(careful.onlyDetail().at("/data/consent/toBeConfirmed").asBoolean())
                .isFalse();
    }

    @Test
    void aSignUpWithoutConsentIsThankedAsEver() {
        Answer answer = new House(true).send(Post.form("/v1/signups", "email=ada%40example.com&lang=en"));
        assertThat(answer.header("location")).isEqualTo("/v1/pages/thanks?lang=en");
    }

    @Test
    void whereNothingWasConsentedToTheAddressIsNotKept() {
        house.send(Post.form("/v1/leads", "email=ada%40example.com&consent.textVersion=2026-01"));
        assertThat(house.onlyDetail().toString()).doesNotContain(Post.FROM);
    }
}
