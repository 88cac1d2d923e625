package dev.perennial.local.http;

import dev.perennial.local.storage.Storage;

/** Lets an answer leave when what it tells is on the disk. */
public final class Settling implements Responder {
    private final Responder inside;
    private final Storage storage;

    public Settling(Responder inside, Storage storage) {
        this.inside = inside;
        this.storage = storage;
    }

    @Override
    public HttpAnswer answer(HttpCall call) throws Exception {
        HttpAnswer answer = inside.answer(call);
        storage.settle();
        return answer;
    }
}
