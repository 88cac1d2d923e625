package dev.perennial.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perennial.dynamodb.wire.Members;

/** An operation of the wire protocol. */
@FunctionalInterface
public interface Operation {
    /** Answers a request. @throws dev.perennial.dynamodb.wire.ServiceException where DynamoDB refuses it */
    ObjectNode answer(Members request);
}
