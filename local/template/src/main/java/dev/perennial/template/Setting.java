package dev.perennial.template;

import java.util.Map;

/**
 * What the template does not say by itself.
 *
 * @param parameters values that override the defaults of the template's parameters
 * @param region for {@code AWS::Region}
 * @param account for {@code AWS::AccountId}, twelve digits
 * @param stackName for {@code AWS::StackName} and as prefix of resources without a name
 * @param queueUrlBase what stands before {@code /account/queue} in a queue's URL
 */
public record Setting(
        Map<String, String> parameters, String region, String account, String stackName, String queueUrlBase) {
    public Setting {
        parameters = Map.copyOf(parameters);
    }

    /** A setting for tests that only look: an example account, no override. */
    public static Setting example() {
        return example(Map.of());
    }

    /** The same with overrides for the template's parameters. */
    public static Setting example(Map<String, String> parameters) {
        return new Setting(parameters, "eu-central-1", "000000000000", "perennial", "http://localhost:4566");
    }
}
