package dev.perennial.functions.pages;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.http.Front;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET /v1/pages/{page}}. */
public final class Pages implements RequestStreamHandler {
    private final Front front;

    public Pages() {
        this(Front.of(new Shelf()));
    }

    Pages(Front front) {
        this.front = front;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        front.answer(input, output);
    }
}
