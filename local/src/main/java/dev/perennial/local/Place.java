package dev.perennial.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.local.http.Iam;
import dev.perennial.template.Setting;
import dev.perennial.template.Template;
import dev.perennial.template.TemplateException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where on AWS the local cloud pretends to be, and with which values it fills in the template. */
final class Place {
    static final String REGION = "eu-central-1";
    static final String ACCOUNT = "000000000000";

    /** Access key and secret of the one user; nobody needs to keep it to himself. */
    static final String USER = "local";

    private static final String STACK = "perennial";

    private Place() {}

    static Template template(Options options) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("PublicBaseUrl", options.httpAddress());
        parameters.put("SenderAddress", "hello@perennial.example");
        parameters.put("SenderIdentity", "perennial.example");
        parameters.put("PostalAddress", "Perennial Teas, 1 Garden Lane, 12345 Springfield");
        parameters.put("SesRatePerSecond", "500");
        parameters.putAll(options.parameters());
        Template template = Template.read(
                options.template(), new Setting(parameters, REGION, ACCOUNT, STACK, options.awsAddress()));
        options.parameters().keySet().forEach(name -> check(template, name));
        return template;
    }

    private static void check(Template template, String parameter) {
        JsonNode known = template.declared().path("Parameters");
        if (!known.has(parameter)) {
            List<String> names = new ArrayList<>();
            known.fieldNames().forEachRemaining(names::add);
            throw new TemplateException(
                    "The template has no parameter " + parameter + "; it has " + String.join(", ", names) + ".");
        }
    }

    static String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
    }

    /** Who may ask for numbers. */
    static Iam iam() {
        return new Iam(REGION, USER, USER, InstantSource.system());
    }

    /** The environment of the process that the functions run in. */
    static Map<String, String> environment(Template template, Options options) {
        Map<String, String> environment = new LinkedHashMap<>(template.environmentOfAll());
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + options.awsPort());
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_DEFAULT_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", USER);
        environment.put("AWS_SECRET_ACCESS_KEY", USER);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        return environment;
    }
}
