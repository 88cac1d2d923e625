package dev.perennial.functions.sendemail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** Takes every mail, unless told to fail. */
final class FakeSes implements SesV2Client {
    private final List<SendEmailRequest> taken = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    void willFail(RuntimeException failure) {
        failures.add(failure);
    }

    /** From now on it takes all. */
    void recover() {
        failures.clear();
    }

    List<SendEmailRequest> taken() {
        return List.copyOf(taken);
    }

    @Override
    public SendEmailResponse sendEmail(SendEmailRequest request) {
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        taken.add(request);
        return SendEmailResponse.builder().messageId("0107ses").build();
    }

    @Override
    public String serviceName() {
        return "ses";
    }

    @Override
    public void close() {}
}
