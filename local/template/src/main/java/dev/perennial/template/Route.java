package dev.perennial.template;

/**
 * A route of the HTTP API.
 *
 * @param method upper case, or {@code ANY}
 * @param path as declared, with {@code {parameter}} or {@code {proxy+}}; {@code $default} for all else
 * @param function physical name of the function that answers
 * @param iam whether API Gateway asks for a SigV4 signature
 */
public record Route(String method, String path, String function, boolean iam) {}
