package dev.perennial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A real Chromium without a window. It reaches this machine and nothing else. Where there is none, a test that opens
 * one is left out, unless {@code -Dchromium=required}.
 */
final class Chromium {
    /** What nothing may offend against, as axe-core names it: WCAG 2.2, A and AA. */
    private static final String WCAG = "'wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'";

    /** Held, for who warns of every browser newer than itself is not to be forgotten. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String NOTICE =
            "no Chromium here: install Debian's chromium and chromium-driver to see the pages in a browser";

    private static final String AXE = resource("/axe.min.js");

    final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
        Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    }

    private static final class Running {
        private static final Optional<Chromium> CHROMIUM = open();
    }

    /** The one that all tests share; ends with the run. */
    static Chromium running() {
        if (Running.CHROMIUM.isEmpty()) {
            if (System.getProperty("chromium", "").equals("required")) {
                throw new AssertionError(NOTICE);
            }
            System.out.println(NOTICE);
            Assumptions.abort(NOTICE);
        }
        Chromium chromium = Running.CHROMIUM.orElseThrow();
        chromium.scripts(true);
        return chromium;
    }

    private static Optional<Chromium> open() {
        SELENIUM.setLevel(Level.SEVERE);
        Optional<File> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<File> conductor = onPath("chromedriver");
        if (browser.isEmpty() || conductor.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions()
                .setBinary(browser.orElseThrow())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(conductor.orElseThrow())
                .usingAnyFreePort()
                .build();
        return Optional.of(new Chromium(new ChromeDriver(service, options)));
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    /** How a page is looked at. */
    record View(int width, int height, boolean dark) {
        static final View PHONE_AT_NIGHT = new View(320, 640, true);
        static final View DESK_BY_DAY = new View(1280, 900, false);
    }

    void look(View view) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", view.width, "height", view.height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", view.dark ? "dark" : "light"))));
    }

    Object run(String script, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
    }

    /** Whether pages may run scripts. What the tests ask of a page is answered all the same. */
    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    /** Shows a document that stands at no address, with all that it fetches. */
    void write(String html) {
        driver.get("about:blank");
        driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                document.open();
                document.write(arguments[0]);
                document.close();
                if (document.readyState === 'complete') done();
                else window.addEventListener('load', () => done());
                """, html);
    }

    /** What axe-core finds wrong with a page, one line for each; empty where nothing is. */
    String offences() {
        return offences(WCAG + ",'best-practice'");
    }

    /** The same with what is part of a page, and has no landmarks of its own. */
    String offencesOfMail() {
        return offences(WCAG);
    }

    private String offences(String rules) {
        if (!run("return typeof axe").equals("object")) {
            run(AXE);
        }
        return String.valueOf(driver.executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        axe.run(document, {runOnly: {type: 'tag', values: [%s]}, resultTypes: ['violations']})
                          .then(found => done(found.violations.map(each => each.id + ': ' + each.help + ' '
                            + each.nodes.map(node => node.html + ' ' + node.failureSummary).join('; ')).join('\\n')))
                          .catch(error => done('axe-core failed: ' + error));
                        """.formatted(rules)));
    }

    /** How far the page is wider than the window. */
    long overflow() {
        return (Long) run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** Everything that can be clicked and is smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8). */
    String smallTargets() {
        return String.valueOf(run("""
                        return [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, select')]
                          .filter(each => !each.closest('[aria-hidden=true]'))
                          .map(each => each.closest('label') || each)
                          .filter(each => { const box = each.getBoundingClientRect(); return box.width < 24 || box.height < 24; })
                          .map(each => each.outerHTML).join('\\n');
                        """));
    }

    /**
     * What the page fetched besides itself; the icon is the browser's own idea. The browser may note a picture a moment
     * after it has shown it: as long as one is not noted, it is waited for.
     */
    String fetched() {
        return String.valueOf(driver.executeAsyncScript("""
                        const done = arguments[arguments.length - 1];
                        const end = Date.now() + 10000;
                        const noted = () => performance.getEntriesByType('resource').map(each => each.name);
                        const look = () => {
                          const names = noted();
                          const missing = [...document.images].map(each => each.src)
                            .some(src => src.startsWith('http') && !names.includes(src));
                          if (missing && Date.now() < end) setTimeout(look, 10);
                          else done(names.filter(each => each !== location.origin + '/favicon.ico').join('\\n'));
                        };
                        look();
                        """));
    }

    /** Does something that leads to another page, and waits until that is there. */
    void leave(Runnable how) {
        WebElement before = driver.findElement(By.tagName("html"));
        how.run();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stands(before)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still at " + driver.getCurrentUrl());
            }
        }
    }

    private static boolean stands(WebElement element) {
        try {
            return element.isEnabled();
        } catch (WebDriverException gone) {
            return false;
        }
    }

    private static String resource(String name) {
        try (InputStream in = Chromium.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
