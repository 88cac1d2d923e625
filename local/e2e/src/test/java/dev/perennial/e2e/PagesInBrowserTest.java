package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.e2e.Chromium.View;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;

/** What customers see, in a real browser: each page in each language, large and small. */
@Tag("slow")
class PagesInBrowserTest {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private final Company company = new Company(Cloud.underTest());
    private final String ada = company.newAddress();
    private final Chromium chromium = Chromium.running();

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void everyPageIsReadableForEverybodyInBothLanguages() {
        for (String language : LANGUAGES) {
            for (String page : List.of("signup", "thanks", "check-inbox", "nothing", "survey", "satisfaction")) {
                show("/v1/pages/" + page, language);
            }
            show("/v1/unsubscribe", language);
        }
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void aMistakeInTheSignUpFormIsToldWhereItIs() {
        for (String language : LANGUAGES) {
            go("/v1/pages/signup", language);
            field("email").sendKeys("ada@localhost");
            field("name").sendKeys("Ada");
            submit();
            assertThat(chromium.driver.getTitle())
                    .startsWith(Map.of("en", "Mistake", "de", "Fehler", "fr", "Erreur")
                            .get(language));
            judge("the sign-up form with a mistake", language);
            assertThat(focus().getDomAttribute("class")).isEqualTo("errors");
            press(Keys.TAB);
            press(Keys.ENTER);
            assertThat(chromium.driver.getCurrentUrl()).endsWith("#email");
            press(Keys.TAB);
            assertThat(field("name").getDomProperty("value")).isEqualTo("Ada");
        }
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.PLAIN_TEXT})
    void theLinksOfAMailLeadToPagesForEverybody() {
        JsonNode mail = mailWithSurvey();
        String survey = link(mail, "/v1/pages/survey");
        String unsubscribe = link(mail, "/v1/unsubscribe");
        for (String language : LANGUAGES) {
            String there = survey.replaceFirst("lang=..", "lang=" + language);
            visit(there + "&score=7");
            judge("the survey", language);
            visit(there);
            chromium.run("document.forms[0].noValidate = true");
            submit();
            judge("the survey without a score", language);
            visit(there + "x");
            judge("a link that was tampered with", language);
            visit(unsubscribe.replaceFirst("lang=..", "lang=" + language));
            judge("the question whether to unsubscribe", language);
            chromium.leave(chromium.driver.findElement(By.cssSelector(".other a"))::click);
            judge("the preferences", language);
            submit();
            judge("the preferences, saved", language);
            visit(unsubscribe.replaceFirst("lang=..", "lang=" + language));
            submit();
            judge("unsubscribed", language);
        }
        for (String language : LANGUAGES) {
            visit(confirmation().replaceFirst("lang=..", "lang=" + language));
            judge("the question whether a consent was meant", language);
            submit();
            judge("confirmed", language);
        }
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.PLAIN_TEXT, Cloud.Offer.MOVABLE_CLOCK})
    void aLinkThatHasExpiredLeadsToAPageForEverybody() {
        String survey = link(mailWithSurvey(), "/v1/pages/survey");
        company.cloud.advance(Period.ofDays(61));
        for (String language : LANGUAGES) {
            visit(survey.replaceFirst("lang=..", "lang=" + language));
            judge("a link that has expired", language);
        }
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.PLAIN_TEXT, Cloud.Offer.MOVABLE_CLOCK})
    void theQuestionAfterAComplaintIsForEverybody() {
        Complainant asked = Complainant.asked(company);
        for (String language : LANGUAGES) {
            String there = asked.survey().replaceFirst("lang=..", "lang=" + language);
            visit(there + "&score=4");
            judge("the question how satisfied somebody is", language);
            visit(there);
            chromium.run("document.forms[0].noValidate = true");
            submit();
            judge("the same without a score", language);
            assertThat(field("score-1").isSelected()).isFalse();
        }
        chromium.scripts(false);
        visit(asked.survey() + "&score=2");
        tabTo("score-2");
        press(Keys.ARROW_LEFT);
        tabTo("comment");
        tabTo("");
        chromium.leave(() -> press(Keys.ENTER));
        company.cloud.settle();
        assertThat(company.field(asked.id(), "csatScore")).isEqualTo("1");
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.PLAIN_TEXT})
    void whoHasOnlyAKeyboardAndNoScriptsCanSignUpAnswerAndLeave() {
        chromium.scripts(false);
        String grace = company.newAddress();
        go("/v1/pages/signup", "de");
        tabTo("email");
        type(grace);
        tabTo("name");
        type("Grace");
        tabTo("marketing");
        press(Keys.SPACE);
        tabTo("");
        chromium.leave(() -> press(Keys.ENTER));
        assertThat(chromium.driver.getCurrentUrl()).contains("/v1/pages/thanks?lang=de");
        company.cloud.settle();
        String id = company.purchase(grace, "A-" + UUID.randomUUID(), 4998);
        assertThat(company.field(id, "name")).isEqualTo("Grace");
        assertThat(company.field(id, "consent")).contains("granted");

        visit(link(company.mailsTo(grace).getLast(), "/v1/pages/survey") + "&score=8");
        company.cloud.settle();
        assertThat(company.field(id, "npsScore")).isEmpty();
        tabTo("score-8");
        press(Keys.ARROW_RIGHT);
        tabTo("comment");
        type("Weil es schnell ging");
        tabTo("");
        chromium.leave(() -> press(Keys.ENTER));
        assertThat(chromium.driver.getCurrentUrl()).contains("/v1/pages/thanks?lang=de");
        company.cloud.settle();
        assertThat(company.field(id, "npsScore")).isEqualTo("9");

        visit(link(company.mailsTo(grace).getLast(), "/v1/unsubscribe"));
        assertThat(company.field(id, "consent")).contains("granted");
        tabTo("");
        chromium.leave(() -> press(Keys.ENTER));
        company.cloud.settle();
        assertThat(company.field(id, "consent")).contains("withdrawn");
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.PLAIN_TEXT})
    void theScaleStandsInOneRowOrInEvenOnesAndItsEndsStandUnderTheirNumbers() {
        visit(link(mailWithSurvey(), "/v1/pages/survey"));
        chromium.look(View.DESK_BY_DAY);
        assertThat(rows()).isEqualTo("11");
        assertThat(chromium.run("""
                        const last = [...document.querySelectorAll('.scale label')].at(-1).getBoundingClientRect();
                        const words = document.querySelector('.ends span:last-child').getBoundingClientRect();
                        return words.right <= last.right + 1 && words.top >= last.bottom && words.right > last.left""")).isEqualTo(true);
        chromium.look(View.PHONE_AT_NIGHT);
        assertThat(rows()).isEqualTo("6 5");
    }

    /** None of our languages is written so yet: the page of another one is turned round. */
    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void aPageThatIsWrittenFromRightToLeftIsWhole() {
        for (String page : List.of("signup", "thanks", "satisfaction")) {
            go("/v1/pages/" + page, "en");
            chromium.run("document.documentElement.dir = 'rtl'");
            for (View view : List.of(View.PHONE_AT_NIGHT, View.DESK_BY_DAY)) {
                chromium.look(view);
                assertThat(chromium.overflow()).as(page).isZero();
                assertThat(chromium.run("""
                                const range = document.createRange();
                                range.selectNodeContents(document.querySelector('h1'));
                                const words = range.getBoundingClientRect();
                                const main = document.querySelector('h1').getBoundingClientRect();
                                return Math.abs(main.right - words.right) <= 1""")).as(page).isEqualTo(true);
            }
        }
    }

    /** The local cloud's own pages; they need no script, either. */
    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void theNumbersAreChartsAndTablesForEverybody() {
        company.signUp(ada, true);
        company.purchase(ada, "A-" + UUID.randomUUID(), 4998);
        company.cloud.settle();
        chromium.scripts(false);
        visit(company.cloud.http().resolve("/local/numbers.html").toString());
        assertThat(chromium.driver.findElements(By.cssSelector("section svg rect")))
                .as("bars")
                .isNotEmpty();
        assertThat(chromium.driver.findElement(By.id("orders")).getText()).isEqualTo("orders");
        chromium.scripts(true);
        for (String page : List.of(
                "numbers.html",
                "numbers.html?metric=stock&by=stage",
                "numbers.html?metric=retention&by=age",
                "numbers.html?metric=orders&per=day",
                "numbers.html?metric=orders&by=luck")) {
            visit(company.cloud.http().resolve("/local/" + page).toString());
            chromium.run("document.querySelectorAll('details').forEach(each => each.open = true)");
            judge(page, "en");
        }
        assertThat(chromium.driver.findElement(By.cssSelector("[role=status]")).getText())
                .contains("by must be one of ");
    }

    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void theWeekInNumbersIsAMailForEverybody() {
        company.signUp(ada, true);
        company.purchase(ada, "A-" + UUID.randomUUID(), 4998);
        company.cloud.settle();
        assertThat(company.browser.get("/local/report.html").body())
                .contains("The week in numbers", "Die Woche in Zahlen");
        for (String language : LANGUAGES) {
            chromium.write(
                    company.browser.get("/local/report.html?only=" + language).body());
            assertThat(chromium.fetched()).isEmpty();
            for (View view : List.of(View.PHONE_AT_NIGHT, View.DESK_BY_DAY)) {
                chromium.look(view);
                assertThat(chromium.overflow()).as(language + ", " + view).isZero();
                assertThat(chromium.offencesOfMail()).as(language + ", " + view).isEmpty();
            }
        }
    }

    /** How many numbers stand in each row of the scale. */
    private String rows() {
        return String.valueOf(chromium.run("""
                const rows = new Map();
                for (const label of document.querySelectorAll('.scale label')) {
                  const top = Math.round(label.getBoundingClientRect().top);
                  rows.set(top, (rows.get(top) || 0) + 1);
                }
                return [...rows.values()].join(' ');
                """));
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void theBulletOfALongMistakeStandsAtItsFirstLine() throws IOException {
        go("/v1/pages/signup", "de");
        chromium.look(View.PHONE_AT_NIGHT);
        field("email").sendKeys("ada@localhost");
        submit();
        List<?> box = (List<?>) chromium.run("""
                const list = document.querySelector('.errors ul').getBoundingClientRect();
                const link = document.querySelector('.errors li a');
                const text = link.getBoundingClientRect();
                return [list.left, text.left, text.top, text.bottom, parseFloat(getComputedStyle(link).lineHeight)].map(Math.round);
                """);
        int[] at = box.stream().mapToInt(each -> ((Number) each).intValue()).toArray();
        assertThat(at[3] - at[2]).as("several lines").isGreaterThan(2 * at[4] - 1);
        BufferedImage picture =
                ImageIO.read(new ByteArrayInputStream(chromium.driver.getScreenshotAs(OutputType.BYTES)));
        int ground = picture.getRGB(at[0], at[2]);
        int bullet = IntStream.range(at[2], at[3])
                .filter(y -> IntStream.range(at[0], at[1]).anyMatch(x -> picture.getRGB(x, y) != ground))
                .findFirst()
                .orElseThrow();
        assertThat(bullet).isLessThan(at[2] + at[4]);
    }

    private JsonNode mailWithSurvey() {
        company.signUp(ada, true);
        company.purchase(ada, "A-" + UUID.randomUUID(), 4998);
        return company.mailsTo(ada).getLast();
    }

    /** The link that somebody gets whose consent is to be confirmed. */
    private String confirmation() {
        String address = company.newAddress();
        company.browser
                .post("/v1/signups", "application/json", """
                        {"email": "%s", "consent": {"marketing": true, "textVersion": "1", "toBeConfirmed": true}}""".formatted(address))
                .mustBe(202);
        company.cloud.settle();
        return link(company.mailsTo(address).getLast(), "/v1/confirmation");
    }

    private static String link(JsonNode mail, String path) {
        Matcher link = Pattern.compile("https?://[^\\s\"<>]*" + Pattern.quote(path) + "\\?[^\\s\"<>]*")
                .matcher(mail.path("text").asText());
        assertThat(link.find()).as(path).isTrue();
        return link.group();
    }

    private void go(String path, String language) {
        visit(company.cloud.http().resolve(path + "?lang=" + language).toString());
    }

    private void visit(String address) {
        chromium.driver.get(address);
    }

    private void show(String path, String language) {
        assertThat(company.browser.get(path).headers().get("content-security-policy"))
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='.*form-action 'self'.*")
                .doesNotContain("unsafe", "http", "script-src");
        go(path, language);
        judge(path, language);
    }

    private void judge(String page, String language) {
        String what = page + " in " + language;
        assertThat(chromium.run("return document.documentElement.lang"))
                .as(what)
                .isEqualTo(language);
        assertThat(chromium.fetched()).as(what).isEmpty();
        for (View view : List.of(View.PHONE_AT_NIGHT, View.DESK_BY_DAY)) {
            chromium.look(view);
            String seen = what + ", " + view;
            assertThat(chromium.overflow()).as(seen).isZero();
            assertThat(chromium.smallTargets()).as(seen).isEmpty();
            assertThat(chromium.offences()).as(seen).isEmpty();
        }
    }

    private WebElement field(String id) {
        return chromium.driver.findElement(By.id(id));
    }

    private void submit() {
        chromium.leave(chromium.driver.findElement(By.tagName("button"))::click);
    }

    private WebElement focus() {
        return chromium.driver.switchTo().activeElement();
    }

    private void type(String text) {
        focus().sendKeys(text);
    }

    private void press(CharSequence key) {
        focus().sendKeys(key);
    }

    /** The next stop of the tabulator must be this field, or the button, and look like it. */
    private void tabTo(String id) {
        press(Keys.TAB);
        WebElement stop = focus();
        assertThat(id.isEmpty() ? stop.getTagName() : String.valueOf(stop.getDomAttribute("id")))
                .isEqualTo(id.isEmpty() ? "button" : id);
        Object outline = chromium.run(
                "const stop = arguments[0]; return [stop, stop.closest('label')].filter(each => each)"
                        + ".map(each => getComputedStyle(each).outlineStyle).join(' ')",
                stop);
        assertThat(String.valueOf(outline).toLowerCase(Locale.ROOT)).as(id).contains("solid");
    }
}
