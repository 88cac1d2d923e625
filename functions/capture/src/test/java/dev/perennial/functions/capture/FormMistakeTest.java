package dev.perennial.functions.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.functions.capture.House.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormMistakeTest {
    private final House house = new House();

    private Answer signUp(String form) {
        return house.send(Post.form("/v1/signups", form).header("accept-language", "de"));
    }

    @Test
    void aFormWithAMistakeComesBackAsItWasFilledInAndLeadsToTheField() {
        Answer answer = signUp("email=ada&name=Ada&consent.marketing=true&locale=de&attribution.source=x");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.text())
                .contains(
                        "<html lang=\"de\">",
                        "<title>Fehler: ",
                        "role=\"alert\" tabindex=\"-1\" autofocus",
                        "<a href=\"#email\">Geben Sie",
                        "value=\"ada\"",
                        "aria-invalid=\"true\" aria-describedby=\"email-wrong\"",
                        "name=\"name\" type=\"text\" value=\"Ada\"",
                        "type=\"checkbox\" value=\"true\" checked",
                        "<input type=\"hidden\" name=\"attribution.source\" value=\"x\">");
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void theLanguageIsThatOfTheForm() {
        assertThat(signUp("email=ada&lang=en").text()).contains("<html lang=\"en\">", "Mistake: ");
    }

    @Test
    void whatComesBackIsText() {
        assertThat(signUp("email=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&name=%7B%7Blang%7D%7D"
                                + "&x%22%3E%3Cb%3E=%22%3E%3Cimg%20src=x%3E")
                        .text())
                .contains("value=\"{{lang}}\"")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void aLeadStaysALead() {
        assertThat(house.send(Post.form("/v1/leads", "email=ada")).text()).contains("action=\"/v1/leads\"");
    }

    @Test
    void aSurveyWithoutAScoreComesBackWithItsComment() {
        Answer answer = house.send(Post.form(
                "/v1/surveys", "lang=de&survey=nps&comment=Sch%C3%B6n&token=" + house.surveyToken(Duration.ofDays(1))));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("<a href=\"#score-0\">W", ">Sch\u00f6n</textarea>", "name=\"token\"");
    }

    @Test
    void aScoreOutOfRangeComesBackOnThePageOfItsSurvey() {
        Answer answer = house.send(Post.form(
                "/v1/surveys",
                "lang=en&survey=csat&score=9&comment=%3Cb%3E&token=" + house.satisfactionToken(Duration.ofDays(1))));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains(
                        "<a href=\"#score-1\">Choose a number from 1 to 5</a>",
                        "name=\"survey\" value=\"csat\"",
                        "How satisfied",
                        ">&lt;b&gt;</textarea>")
                .doesNotContain("checked");
        assertThat(house.bus.taken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 410, abgelaufen", "1, 400, funktioniert nicht"})
    void aLinkThatIsNotGoodIsToldInWords(int secondsLeft, int status, String words) {
        String token = house.surveyToken(Duration.ofSeconds(secondsLeft));
        String form = "lang=de&score=9&token=" + (secondsLeft == 0 ? token : token + "x");
        Answer answer = house.send(Post.form("/v1/surveys", form));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
        assertThat(house.bus.taken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "j%C3%B6rg@example.com, a bis z",
        "a..b@example.com, Punkte",
        ".ab@example.com, Punkte",
        "ab.@example.com, Punkte",
        "ada@-x.example, vollst",
        "ada@127.0.0.1, hinter dem @",
        "ada@[127.0.0.1], vollst",
        "ada@shop.invalid, hinter dem @"
    })
    void anAddressThatNoMailReachesIsToldBesideTheField(String address, String words) {
        Answer answer = signUp("name=Ada&email=" + address);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).containsPattern("id=\"email-wrong\">[^<]*" + words);
        assertThat(house.bus.taken).isEmpty();
    }

    @Test
    void aFormThatCannotBeReadIsAnsweredByAPage() {
        Answer answer = signUp("email=%00");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("<html lang=\"de\">", "nicht bei uns angekommen");
    }
}
