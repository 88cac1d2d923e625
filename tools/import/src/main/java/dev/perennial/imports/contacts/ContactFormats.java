package dev.perennial.imports.contacts;

import dev.perennial.imports.format.Format;
import java.util.List;

/** The formats of programs that write to people. */
public final class ContactFormats {
    /** All of them. */
    public static final List<Format> ALL = List.of(
            Pinpoint.FORMAT,
            Mailchimp.FORMAT,
            Klaviyo.FORMAT,
            Customerio.FORMAT,
            Hubspot.FORMAT,
            Brevo.FORMAT,
            Listmonk.FORMAT,
            Mautic.FORMAT,
            Dittofeed.FORMAT,
            Braze.FORMAT,
            SesSuppression.FORMAT);

    private ContactFormats() {}
}
