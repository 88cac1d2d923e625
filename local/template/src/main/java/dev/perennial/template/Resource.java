package dev.perennial.template;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource whose condition holds.
 *
 * @param logicalId its key under {@code Resources}
 * @param type for example {@code AWS::DynamoDB::Table}
 * @param name its physical name: the declared one, else {@code stack-LogicalId}
 * @param properties with globals merged and intrinsic functions resolved
 * @param declared the whole resource as written, nothing resolved, for tests that judge the text
 */
public record Resource(String logicalId, String type, String name, ObjectNode properties, ObjectNode declared) {}
