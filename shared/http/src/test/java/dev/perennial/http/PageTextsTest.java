package dev.perennial.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PageTextsTest {
    private static PageTexts texts(String page, Language language) {
        return PageTexts.of(FormPage.class, page, language);
    }

    @Test
    void aPageHasItsOwnTextsAndThoseOfAllPages() {
        assertThat(texts("survey", Language.EN).get("mistake-score")).isEqualTo("Choose a number from 0 to 10");
        assertThat(texts("satisfaction", Language.EN).get("mistake-score")).isEqualTo("Choose a number from 1 to 5");
        assertThat(texts("survey", Language.EN).get("correct"))
                .isEqualTo(texts("signup", Language.EN).get("correct"));
    }

    @Test
    void eachLanguageHasTextsOfItsOwn() {
        assertThat(Arrays.stream(Language.values())
                        .map(it -> texts("signup", it).get("title")))
                .containsExactly("Stay in touch", "In Verbindung bleiben", "Restons en contact");
    }

    @Test
    void aTextThatIsMissingIsSaidByItsKeyAndItsPage() {
        assertThatThrownBy(() -> texts("signup", Language.DE).get("legend"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signup")
                .hasMessageContaining("legend");
    }

    @Test
    void theLinesOfATextAreItsParagraphs() {
        assertThat(LinkPage.expired(Language.EN).body())
                .contains("<h1>This link has expired</h1>")
                .containsPattern("<p>It came [^<]*</p>\n<p>Please use [^<]*</p>\n</main>");
    }
}
