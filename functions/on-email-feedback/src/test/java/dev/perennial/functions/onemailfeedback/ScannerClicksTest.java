package dev.perennial.functions.onemailfeedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones, mail programs and robots say of themselves. */
class ScannerClicksTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String CHROME =
            " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

    private static boolean program(String agent) {
        return ScannerClicks.sign(agent, Optional.of(NOON), NOON.plusSeconds(3600))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 10; CUBOT)",
                "Mozilla/5.0 (Linux; Android 11; CUBOT KINGKONG 5 Pro)",
                "Mozilla/5.0 (Linux; Android 9; CUBOT_NOVA Build/PPR1.180610.011; wv)",
                "Mozilla/5.0 (Linux; Android 10; Cubot)",
                "Mozilla/5.0 (Linux; U; Android 7.0; de-de; CUBOT)",
                "Mozilla/5.0 (Linux; Android 8.1.0; Crosscall Spider-X4)",
                "Mozilla/5.0 (Linux; Android; Spider)",
                "Mozilla/5.0 (Linux; Android 13; Robot)",
                "Mozilla/5.0 (Linux; Android 12; Data Scanner)",
                "Mozilla/5.0 (Linux; Android 16; Pixel 10 Preview)",
                "Mozilla/5.0 (Linux; Android 10; K)",
                "Mozilla/5.0 (Linux; Android 14; SM-S918B)",
                "Mozilla/5.0 (Linux; Android 13; 22101316G Build/TP1A.220624.014)",
                "Mozilla/5.0 (Linux; Android 12; moto g(60)s)",
                "Mozilla/5.0 (Linux; Android 11; Redmi Note 9S)",
                "Mozilla/5.0 (Linux; Android 10; HUAWEI P30)",
                "Mozilla/5.0 (Linux; Android 13; FP4)"
            })
    void aPersonWithAPhone(String phone) {
        assertThat(program(phone + CHROME)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0",
                "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.19328; Pro)",
                "Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; Microsoft Outlook 16.0.4266)",
                "Outlook-iOS/723.4077.prod.iphone (4.2543.0)",
                "Outlook-Android/2.0",
                "MacOutlook/16.102.25101829 (Intelx64 Mac OS X 15.7)",
                "YahooMobileMail/1.0 (Android Mail; 6.62.1) (cubot; CUBOT; NOTE 20; 11/RP1A)",
                "K-9 Mail for Android (device: CUBOT)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/390 Mobile/15E148 Safari/604.1"
            })
    void aPersonWithAMailProgram(String agent) {
        assertThat(program(agent)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Googlebot/2.1 (+http://www.google.com/bot.html)",
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
                "Mozilla/5.0 (Linux; Android 8.0; Pixel 2; compatible; examplebot)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "Slackbot 1.0 (+https://api.slack.com/robots)",
                "TelegramBot (like TwitterBot)",
                "Discordbot/2.0",
                "AdsBot-Google (+http://www.google.com/adsbot.html)",
                "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0)",
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (Applebot/0.1)",
                "Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b",
                "SkypeUriPreview Preview/0.5",
                "facebookexternalhit/1.1",
                "WhatsApp/2.23.20.0",
                "Mimecast Targeted Threat Protection",
                "some_link_scanner",
                "my-crawler",
                "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
            })
    void aProgram(String agent) {
        assertThat(program(agent)).isTrue();
    }
}
