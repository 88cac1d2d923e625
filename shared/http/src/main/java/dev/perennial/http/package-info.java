/**
 * What the functions behind API Gateway share: its HTTP events (payload format 2.0) as requests and answers, problem
 * documents, pages. Nothing here knows an event of the domain or a client of AWS. Every answer carries the security
 * headers, and no exception's message leaves the house.
 */
@NullMarked
package dev.perennial.http;

import org.jspecify.annotations.NullMarked;
