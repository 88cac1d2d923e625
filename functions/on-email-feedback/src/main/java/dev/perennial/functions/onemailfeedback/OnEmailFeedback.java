package dev.perennial.functions.onemailfeedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.perennial.aws.Environment;
import dev.perennial.flow.Emails;
import dev.perennial.flow.Recorder;
import dev.perennial.playbook.Playbooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** News of mails from Amazon SES. */
public final class OnEmailFeedback implements RequestStreamHandler {
    private final Emails emails;
    private final Recorder recorder;

    public OnEmailFeedback() {
        Environment environment = Environment.ofProcess();
        this(environment.emails(environment.dynamo()), environment.recorder(Playbooks.load()));
        environment.prime(this);
    }

    OnEmailFeedback(Emails emails, Recorder recorder) {
        this.emails = emails;
        this.recorder = recorder;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        SesNews news = SesNews.read(input.readAllBytes());
        context.getLogger().log(news.type() + (news.isOurs() ? "" : ": not a mail of ours"));
        news.ledgerStatus()
                .ifPresent(
                        status ->
                                emails.note(
                                        news.customerId(),
                                        news.sendKey(),
                                        status,
                                        news.reason(),
                                        Optional.of(news.messageId()),
                                        news.at()));
        news.event().ifPresent(recorder::record);
    }
}
