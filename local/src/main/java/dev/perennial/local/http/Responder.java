package dev.perennial.local.http;

/** Answers requests. May block; each request has a thread of its own. */
public interface Responder {
    HttpAnswer answer(HttpCall call) throws Exception;
}
