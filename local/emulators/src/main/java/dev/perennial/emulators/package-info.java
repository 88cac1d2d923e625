/**
 * Runs the product on an AWS that others have written: moto, MiniStack, or LocalStack's free edition. Tables, queues,
 * bus and rules are made from template.yaml by the emulator's CloudFormation; each function runs from its package,
 * under Lambda's own runtime client, with the template's handler and environment. What lies between the services and
 * the functions, and what no emulator reaches on this machine, is carried by the few classes here. Nothing here knows a
 * name out of the template.
 */
@NullMarked
package dev.perennial.emulators;

import org.jspecify.annotations.NullMarked;
