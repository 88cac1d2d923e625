package dev.perennial.local.mail;

import dev.perennial.local.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that was sent, oldest first, kept as one JSON document per line beside the data. */
public final class Inbox {
    private final Optional<Path> file;
    private final List<Mail> mails = new ArrayList<>();

    private Inbox(Optional<Path> file) {
        this.file = file;
    }

    /** Kept in a file, or forgotten at the end. */
    public static Inbox open(Optional<Path> file) {
        Inbox inbox = new Inbox(file);
        try {
            if (file.isPresent() && Files.exists(file.get())) {
                for (String line : Files.readAllLines(file.get())) {
                    if (!line.isBlank()) {
                        inbox.mails.add(Mail.of(Json.parse(line)));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return inbox;
    }

    synchronized void add(Mail mail) {
        mails.add(mail);
        file.ifPresent(path -> {
            try {
                Files.writeString(path, mail.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        });
    }

    public synchronized List<Mail> all() {
        return List.copyOf(mails);
    }

    public synchronized Optional<Mail> find(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }
}
