package dev.perennial.operator;

import dev.perennial.commandline.Location;
import dev.perennial.commandline.Misunderstood;
import java.net.URI;
import java.util.Optional;

/**
 * Which cloud is meant.
 *
 * @param local the address of a local cloud, which tells all the rest
 * @param prefix of the environment's names
 */
record Place(Optional<URI> local, Optional<URI> endpoint, Optional<String> region, String prefix) {
    /**
     * The place that the options of a command name.
     *
     * @param prefix where none is given
     * @throws Misunderstood where an address is none
     */
    static Place of(Location options, String prefix) {
        return new Place(
                uri("--local", options.local()),
                uri("--endpoint-url", options.endpoint()),
                options.region(),
                options.prefix().orElse(prefix));
    }

    private static Optional<URI> uri(String option, Optional<String> address) {
        try {
            return address.map(URI::create);
        } catch (IllegalArgumentException unreadable) {
            throw new Misunderstood(option + " is no address: " + address.orElse(""));
        }
    }
}
