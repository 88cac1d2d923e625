/**
 * The shell: the ports of {@code dev.perennial.flow} on DynamoDB, SQS, EventBridge and Secrets Manager, and the
 * environment of a function. Knows how a record becomes an item and which call is conditional on what; decides nothing.
 * Each service's client is made by {@link dev.perennial.aws.Environment} when a function first asks for it.
 */
@NullMarked
package dev.perennial.aws;

import org.jspecify.annotations.NullMarked;
