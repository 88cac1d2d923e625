package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That what looks at the pages would see a bad one. */
class ChromiumTest {
    private final Chromium chromium = Chromium.running();

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void aPageThatNotEverybodyCanUseIsFoundOut() {
        chromium.look(Chromium.View.DESK_BY_DAY);
        chromium.write("""
                <!doctype html><html><head><title>Bad</title></head><body style="background:#fff">
                <p style="color:#ccc; width:3000px">pale and wide</p>
                <img alt="pixel" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==">
                <input type="text"><button style="width:10px; height:10px; padding:0">x</button>
                </body></html>
                """);
        assertThat(chromium.offencesOfMail()).contains("color-contrast:", "html-has-lang:", "label:");
        assertThat(chromium.offences()).contains("landmark-one-main:");
        assertThat(chromium.overflow()).isGreaterThan(1000);
        assertThat(chromium.smallTargets()).contains("<button");
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void whatAPageFetchesIsSeen() {
        String icon = Cloud.underTest().http().resolve("/v1/pages/signup").toString();
        chromium.write("<!doctype html><html lang=en><title>x</title><img alt='' src='" + icon + "'></html>");
        assertThat(chromium.fetched()).isEqualTo(icon);
    }

    @Test
    @Needs(Cloud.Offer.THIS_MACHINE)
    void scriptsAreSwitchedOffWhereTheyShallBe() {
        String page = "data:text/html,<title>off</title><script>document.title='on'</script>";
        chromium.driver.get(page);
        assertThat(chromium.driver.getTitle()).isEqualTo("on");
        chromium.scripts(false);
        chromium.driver.get(page);
        assertThat(chromium.driver.getTitle()).isEqualTo("off");
    }
}
