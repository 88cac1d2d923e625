package dev.perennial.local.aws;

import dev.perennial.local.Json;
import dev.perennial.local.http.HttpAnswer;
import dev.perennial.local.http.HttpCall;
import dev.perennial.local.mail.Ses;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** SES version 2 by its REST protocol. */
public final class SesApi {
    private final Ses ses;

    public SesApi(Ses ses) {
        this.ses = ses;
    }

    HttpAnswer answer(HttpCall call) throws IOException {
        if (!call.method().equals("POST") || !call.path().equals("/v2/email/outbound-emails")) {
            return refusal(400, "BadRequestException", "The local cloud only knows SendEmail of SES.");
        }
        try {
            return HttpAnswer.json(200, ses.send(Json.read(call.body())));
        } catch (Ses.Refused refused) {
            int status = refused.code().equals("NotFoundException") ? 404 : 400;
            return refusal(status, refused.code(), String.valueOf(refused.getMessage()));
        }
    }

    private static HttpAnswer refusal(int status, String type, String message) {
        return new HttpAnswer(
                status,
                Map.of(
                        "content-type", List.of("application/json"),
                        "x-amzn-errortype", List.of(type)),
                Json.bytes(Json.object().put("message", message)));
    }
}
