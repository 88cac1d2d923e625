package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.e2e.Chromium.View;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The operator's window in a real browser, as the local cloud shows it: for everybody, by keyboard, in small. */
@Tag("slow")
class WindowInBrowserTest {
    private static final String HOSTILE =
            "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>\"'`{{text.by}}";

    /** A cell of a dashboard, 6 by 6 of its squares. */
    private static final View CELL = new View(360, 300, false);

    private final Company company = new Company(Cloud.underTest());
    private final Chromium chromium = Chromium.running();

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void everyScreenIsForEverybodyInBothLanguagesAndThemes() {
        String email = company.newAddress();
        String id = company.signUp(email, true);
        company.purchase(email, "A-" + UUID.randomUUID(), 4998);
        for (String language : List.of("en", "de", "fr")) {
            for (String theme : List.of("light", "dark")) {
                visit("/local/operator?lang=" + language + "&theme=" + theme);
                judge("the first screen", language);
                find("nobody-" + UUID.randomUUID());
                assertThat(chromium.driver.findElement(By.className("message")).getText())
                        .isNotBlank();
                find(email);
                assertThat(text()).contains(id, email);
                judge("a customer", language);
                press("welcome");
                judge("a mail", language);
            }
        }
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void aComplaintIsFoundAnsweredAndClosedByKeyboardWithoutScripts() {
        String email = company.newAddress();
        company.signUp(email, true);
        String complaint = "C-" + UUID.randomUUID();
        String id = company.fact(
                "/v1/complaints",
                Map.of("customer", Map.of("email", email), "complaintId", complaint, "subject", "cold tea"));
        chromium.scripts(false);
        visit("/local/operator");
        tabTo("find");
        chromium.driver.switchTo().activeElement().sendKeys(email);
        chromium.leave(() -> chromium.driver.switchTo().activeElement().sendKeys(Keys.ENTER));
        assertThat(text()).contains(id, "cold tea", complaint);
        field("by").sendKeys("Grace");
        field("because").sendKeys("she got a new pot");
        press("Close the complaint");
        assertThat(text()).contains("Are you sure?");
        press("Yes");
        company.cloud.settle();
        press("To the customer");
        assertThat(company.field(id, "openComplaints")).isIn("", "[]");
        assertThat(text()).contains("by Grace: she got a new pot");
    }

    /**
     * "Why did Ada get no mail yesterday?", "which journey loses most?" and "what did it earn?", from the window alone.
     */
    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void aFreshReaderFindsByAnOrderWhyNoMailWentAndWhatJourneysDo() {
        String email = company.newAddress();
        String id = company.signUp(email, false);
        String order = "A-" + UUID.randomUUID();
        company.purchase(email, order, 4998);
        company.cloud.settle();
        visit("/local/operator");
        assertThat(text()).contains("Customers by stage", "Journeys, the one that loses most first");
        assertThat(chromium.driver.findElements(By.cssSelector("svg.funnel rect")))
                .isNotEmpty();
        assertThat(chromium.driver.findElement(By.tagName("main")).getText()).containsPattern("[1-9][0-9]* entered");
        find(order);
        assertThat(text()).contains(id, email);
        assertThat(text()).as("why no mail went").containsIgnoringCase("not sent");
        assertThat(text()).as("why no mail went").containsIgnoringCase("consent");
    }

    /** As IAM has it: who may look may call one function, and the buttons of the others say so. */
    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void noButtonWorksForAViewerWhoMayOnlyLook() {
        String email = company.newAddress();
        String id = company.signUp(email, true);
        visit("/local/operator?may=look");
        find(email);
        for (String button : List.of("Withdraw the consent", "Erase the customer", "Export all of it")) {
            field("by").sendKeys("Mallory");
            field("because").sendKeys("so");
            press(button);
            assertThat(text()).contains("AccessDeniedException");
            visit("/local/operator?may=look");
            find(email);
        }
        company.cloud.settle();
        assertThat(company.field(id, "consent")).contains("granted");
        assertThat(text()).contains(id, email);
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES})
    void nothingOfWhatCustomersWriteRunsOrBreaksOut() {
        String email = company.newAddress();
        Map<String, String> customer = Map.of("email", email, "externalId", "<b>" + UUID.randomUUID() + "\"'");
        String complaint = "C</cwdb-action><script>" + UUID.randomUUID();
        company.fact("/v1/activities", Map.of("customer", customer, "kind", "<i>x", "detail", HOSTILE));
        company.fact("/v1/complaints", Map.of("customer", customer, "complaintId", complaint, "subject", HOSTILE));
        company.fact("/v1/surveys", Map.of("customer", customer, "survey", "nps", "score", 1, "comment", HOSTILE));
        visit("/local/operator");
        find(email);
        assertThat(text()).contains("<script>window.hacked=1</script>", complaint, "{{text.by}}", "<i>x");
        assertThat(chromium.run("return typeof window.hacked")).isEqualTo("undefined");
        assertThat(chromium.driver.findElements(By.cssSelector("script, img, iframe, main i, main b")))
                .isEmpty();
        judge("a hostile customer", "en");
        field("by").sendKeys("\"><script>window.hacked=1</script>");
        field("because").sendKeys("</pre>" + HOSTILE);
        press("Close the complaint");
        press("Yes");
        assertThat(chromium.run("return typeof window.hacked")).isEqualTo("undefined");
        company.cloud.settle();
        find(email);
        assertThat(chromium.run("return typeof window.hacked")).isEqualTo("undefined");
        assertThat(text()).doesNotContain("Close the complaint");
    }

    @Test
    @Needs({Cloud.Offer.THIS_MACHINE, Cloud.Offer.LOCAL_PAGES, Cloud.Offer.QUICK_RETRIES})
    void aDeadLetterIsReadMaskedAndDiscarded() {
        String event = "dead-" + UUID.randomUUID();
        String detail = """
                {"eventId":"%s","occurredAt":"never","customer":{"email":"masked@example.com"},"data":{}}""".formatted(event);
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName(company.cloud.prefix() + "perennial")
                .source("perennial.test")
                .detailType("PurchaseCompleted")
                .detail(detail)
                .build();
        company.cloud.events().putEvents(put -> put.entries(List.of(entry)));
        company.cloud.settle();
        visit("/local/operator");
        press("Dead letters");
        assertThat(text()).contains(event, "failures", "InvalidEvent").doesNotContain("masked@example.com");
        judge("the dead letters", "en");
        letter(event, "Show");
        assertThat(text()).contains("masked@example.com");
        field("by").sendKeys("Grace");
        field("because").sendKeys("a test");
        letter(event, "Discard");
        press("Yes");
        assertThat(text()).contains("Done");
        visit("/local/operator");
        press("Dead letters");
        assertThat(text()).doesNotContain(event);
    }

    /** Presses the button of the letter that holds these words. */
    private void letter(String words, String button) {
        WebElement found = chromium.driver.findElement(
                By.xpath("//pre[contains(., '" + words + "')]/following::button[contains(., '" + button + "')][1]"));
        chromium.leave(() -> found.sendKeys(Keys.ENTER));
    }

    private void judge(String screen, String language) {
        String what = screen + " in " + language;
        assertThat(chromium.run("return document.documentElement.lang"))
                .as(what)
                .isEqualTo(language);
        for (View view : List.of(View.PHONE_AT_NIGHT, View.DESK_BY_DAY, CELL)) {
            chromium.look(view);
            String seen = what + ", " + view;
            assertThat(chromium.overflow()).as(seen).isZero();
            assertThat(chromium.smallTargets()).as(seen).isEmpty();
            assertThat(chromium.offences()).as(seen).isEmpty();
        }
    }

    private void visit(String path) {
        chromium.driver.get(company.cloud.http().resolve(path).toString());
    }

    private void find(String words) {
        if (chromium.driver.findElements(By.id("find")).isEmpty()) {
            visit("/local/operator");
        }
        field("find").clear();
        field("find").sendKeys(words);
        chromium.leave(() -> field("find").sendKeys(Keys.ENTER));
    }

    /** Presses the first button whose words hold these. */
    private void press(String words) {
        WebElement button = chromium.driver.findElements(By.tagName("button")).stream()
                .filter(it -> it.getText().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + words + " in " + text()));
        chromium.leave(() -> button.sendKeys(Keys.ENTER));
    }

    private void tabTo(String id) {
        for (int stops = 0; stops < 20; stops++) {
            chromium.driver.switchTo().activeElement().sendKeys(Keys.TAB);
            if (id.equals(chromium.driver.switchTo().activeElement().getDomAttribute("id"))) {
                return;
            }
        }
        throw new AssertionError(id + " cannot be reached by keyboard");
    }

    private WebElement field(String id) {
        return chromium.driver.findElement(By.id(id));
    }

    private String text() {
        return chromium.driver.findElement(By.tagName("main")).getText();
    }
}
