package dev.perennial.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.e2e.Chromium.View;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every mail of the playbook in a real browser, large and small, light and dark. With {@code -Dpictures=write} the
 * pictures of the documents are taken anew.
 */
@Tag("slow")
class MailPicturesTest {
    private static final Path PICTURES = LocalCloud.TEMPLATE.resolveSibling("docs/pictures");
    private static final Pattern SHEET = Pattern.compile("src=\"(/local/templates/([a-z0-9-]+)\\.([a-z]{2}))\"");
    private static final double SCALE = 0.6;
    private static final View DESK = new View(620, 400, false);
    private static final View DARK = new View(620, 400, true);
    private static final View PHONE = new View(360, 400, false);

    private final Chromium chromium = Chromium.running();
    private final Company company = new Company(Cloud.underTest());

    @Test
    @Needs(Cloud.Offer.LOCAL_PAGES)
    void everyMailCanBeReadByEverybodyOnEveryScreen() throws IOException {
        boolean write = System.getProperty("pictures", "").equals("write");
        for (Map.Entry<String, SortedMap<String, String>> mail : sheets().entrySet()) {
            for (String path : mail.getValue().values()) {
                show(path);
                for (View view : List.of(View.PHONE_AT_NIGHT, DESK)) {
                    chromium.look(view);
                    String seen = path + ", " + view;
                    assertThat(chromium.overflow()).as(seen).isZero();
                    assertThat(chromium.offencesOfMail()).as(seen).isEmpty();
                }
                assertThat(chromium.fetched()).as(path).isEmpty();
            }
            if (write) {
                BufferedImage english = picture(mail.getValue().getOrDefault("en", ""), DESK);
                BufferedImage german = picture(mail.getValue().getOrDefault("de", ""), DESK);
                save(besides(english, german), "mail-" + mail.getKey());
            }
        }
        if (write) {
            String thanks = "/local/templates/thank-you.en";
            save(picture(thanks, DARK), "mail-dark");
            save(picture(thanks, PHONE), "mail-phone");
        }
    }

    private void show(String path) {
        chromium.write(company.browser.get(path).mustBe(200).body());
    }

    /** By mail and language, where each can be seen. */
    private SortedMap<String, SortedMap<String, String>> sheets() {
        SortedMap<String, SortedMap<String, String>> sheets = new TreeMap<>();
        Matcher sheet =
                SHEET.matcher(company.browser.get("/local/templates.html").body());
        while (sheet.find()) {
            sheets.computeIfAbsent(sheet.group(2), _ -> new TreeMap<>()).put(sheet.group(3), sheet.group(1));
        }
        assertThat(sheets).hasSizeGreaterThanOrEqualTo(20);
        assertThat(sheets.values()).allMatch(languages -> languages.size() >= 2);
        return sheets;
    }

    private BufferedImage picture(String path, View view) throws IOException {
        chromium.look(view);
        show(path);
        long height = (Long) chromium.run("return document.documentElement.scrollHeight");
        Map<String, Object> taken = chromium.driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "format",
                        "png",
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of("x", 0, "y", 0, "width", view.width(), "height", height, "scale", SCALE)));
        byte[] png = Base64.getDecoder().decode(String.valueOf(taken.get("data")));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static BufferedImage besides(BufferedImage left, BufferedImage right) {
        BufferedImage both = new BufferedImage(
                left.getWidth() + right.getWidth(),
                Math.max(left.getHeight(), right.getHeight()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = both.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, both.getWidth(), both.getHeight());
        canvas.drawImage(left, 0, 0, null);
        canvas.drawImage(right, left.getWidth(), 0, null);
        canvas.dispose();
        return both;
    }

    private static void save(BufferedImage picture, String name) throws IOException {
        ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
    }
}
