/**
 * DynamoDB on this machine: the wire protocol, as far as Perennial speaks it, over tables in a file or in memory.
 * Nothing of the SDK and nothing of Perennial is known here.
 */
@NullMarked
package dev.perennial.dynamodb;

import org.jspecify.annotations.NullMarked;
