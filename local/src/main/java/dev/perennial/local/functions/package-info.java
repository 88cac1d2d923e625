/**
 * Lambda functions in this process: instances of the handler classes that the template names, one invocation at a time
 * in each, and asynchronous invocation with retry and failure destination. Handlers are used through Lambda's public
 * interface alone. Nothing here knows where an event came from.
 */
@NullMarked
package dev.perennial.local.functions;

import org.jspecify.annotations.NullMarked;
