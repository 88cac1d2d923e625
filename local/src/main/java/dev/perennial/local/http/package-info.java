/**
 * HTTP: a small server on loopback, and API Gateway's HTTP API in front of the functions (payload format 2.0). Routes
 * come from the template. Authorisation by IAM is not checked here.
 */
@NullMarked
package dev.perennial.local.http;

import org.jspecify.annotations.NullMarked;
