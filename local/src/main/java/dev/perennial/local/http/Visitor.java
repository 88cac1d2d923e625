package dev.perennial.local.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the developer from a website that the developer's browser looks at. A page from elsewhere can post here, and by
 * a name of its own that leads to this machine it could read as well; what its browser says of Host and Origin gives it
 * away.
 */
public final class Visitor {
    private static final Pattern THIS_MACHINE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    private Visitor() {}

    /** Why a request is not the developer's; empty where it is. */
    public static Optional<String> objection(Optional<String> host, Optional<String> origin) {
        if (host.filter(it -> THIS_MACHINE.matcher(it).matches()).isEmpty()) {
            return Optional.of("This is for the developer at this machine alone: call it localhost or 127.0.0.1, not "
                    + host.orElse("nothing") + ".");
        }
        if (origin.isPresent() && !origin.get().equals("http://" + host.get())) {
            return Optional.of(
                    "This is for the developer at this machine alone, not for pages of " + origin.get() + ".");
        }
        return Optional.empty();
    }
}
