package dev.perennial.local.mail;

import dev.perennial.local.Json;
import dev.perennial.local.storage.Series;
import dev.perennial.local.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that was sent, oldest first, kept with the data. */
public final class Inbox {
    private final Storage storage;
    private final Series mails;

    public Inbox(Storage storage) {
        this.storage = storage;
        this.mails = storage.series("mails");
    }

    void add(Mail mail) {
        storage.together(() -> storage.notes()
                .put(note(mail.id()), String.valueOf(mails.add(mail.json().toString()))));
    }

    /** Where a mail stands in the series. */
    private static String note(String id) {
        return "mail/" + id;
    }

    public long size() {
        return mails.size();
    }

    public List<Mail> all() {
        List<String> texts = new ArrayList<>();
        mails.forEach((_, text) -> texts.add(text));
        return texts.stream().map(Inbox::mail).toList();
    }

    public Optional<Mail> find(String id) {
        return storage.notes()
                .find(note(id))
                .map(Long::parseLong)
                .flatMap(mails::find)
                .map(Inbox::mail);
    }

    private static Mail mail(String text) {
        return Mail.of(Json.parse(text));
    }
}
