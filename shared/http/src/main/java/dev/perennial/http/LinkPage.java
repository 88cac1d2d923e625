package dev.perennial.http;

/** What whoever follows a link of a mail is told where it is not good: in kind words, what to do. */
public final class LinkPage {
    private LinkPage() {}

    /** It was ours and is too old. */
    public static HttpAnswer expired(Language language) {
        return page(410, "link-expired", language);
    }

    /** It never was ours, or not all of it arrived, or it is good for something else. */
    public static HttpAnswer invalid(Language language) {
        return page(400, "link-invalid", language);
    }

    private static HttpAnswer page(int status, String name, Language language) {
        return HttpAnswer.html(status, HtmlPage.ofText(LinkPage.class, name, language));
    }
}
