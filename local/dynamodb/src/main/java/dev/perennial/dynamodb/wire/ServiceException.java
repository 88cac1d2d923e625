package dev.perennial.dynamodb.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A refusal by one of AWS's names. It carries no stack trace: a failed condition is no surprise. */
public final class ServiceException extends RuntimeException {
    private static final String SERVICE = "com.amazonaws.dynamodb.v20120810#";

    private final String type;
    private final int status;
    private final transient Map<String, JsonNode> members;

    private ServiceException(String type, int status, String message, Map<String, JsonNode> members) {
        super(message, null, false, false);
        this.type = type;
        this.status = status;
        this.members = members;
    }

    /** One of the service's own errors, such as {@code ResourceNotFoundException}. */
    public static ServiceException named(String name, String message) {
        return new ServiceException(SERVICE + name, 400, message, Map.of());
    }

    /** One of the service's own errors, with more than its message. */
    public static ServiceException named(String name, String message, Map<String, JsonNode> members) {
        return new ServiceException(SERVICE + name, 400, message, members);
    }

    public static ServiceException validation(String message) {
        return new ServiceException("com.amazon.coral.validate#ValidationException", 400, message, Map.of());
    }

    public static ServiceException serialization(String message) {
        return new ServiceException("com.amazon.coral.service#SerializationException", 400, message, Map.of());
    }

    public static ServiceException unknownOperation(String operation) {
        return new ServiceException(
                "com.amazon.coral.service#UnknownOperationException",
                400,
                "The operation " + operation + " is not known here",
                Map.of());
    }

    public static ServiceException resourceNotFound() {
        return named("ResourceNotFoundException", "Requested resource not found");
    }

    /** What nobody foresaw: the caller may try again. */
    public static ServiceException internal(RuntimeException cause) {
        return new ServiceException(SERVICE + "InternalServerError", 500, cause.toString(), Map.of());
    }

    /** The name without what is before it. */
    public String name() {
        return type.substring(type.indexOf('#') + 1);
    }

    public int status() {
        return status;
    }

    /** The answer's body. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("__type", type);
        // This one error has its message in capitals.
        json.put(name().equals("TransactionCanceledException") ? "Message" : "message", getMessage());
        members.forEach(json::set);
        return json;
    }
}
