/**
 * What can only be checked where all modules are in sight: the direction of their dependencies, and the DynamoDB
 * adapters against the local DynamoDB with the tables of the template. There is no code here but tests. What a module
 * can check by itself stays with that module.
 */
@NullMarked
package dev.perennial.checks;

import org.jspecify.annotations.NullMarked;
