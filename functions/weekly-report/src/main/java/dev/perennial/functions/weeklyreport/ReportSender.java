package dev.perennial.functions.weeklyreport;

import dev.perennial.aws.Environment;
import dev.perennial.flow.report.ReportMail;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;

/** Hands the report to Amazon SES, once and without a retry; neither openings nor clicks of it are looked at. */
record ReportSender(SesV2Client ses, String sender) implements WeeklyReport.Mailing {
    static ReportSender of(Environment environment) {
        return new ReportSender(
                environment
                        .configured(SesV2Client.builder())
                        .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build(),
                environment.require("SENDER_ADDRESS"));
    }

    @Override
    public boolean send(String address, ReportMail mail) {
        try {
            ses.sendEmail(send -> send.fromEmailAddress(sender)
                    .destination(to -> to.toAddresses(address))
                    .content(content -> content.simple(simple -> simple.subject(text(mail.subject()))
                            .body(Body.builder()
                                    .html(text(mail.html()))
                                    .text(text(mail.text()))
                                    .build()))));
            return true;
        } catch (AwsServiceException refused) {
            if (refused.statusCode() >= 500 && !refused.isThrottlingException()) {
                throw refused;
            }
            return false;
        }
    }

    private static Content text(String data) {
        return Content.builder().charset("UTF-8").data(data).build();
    }
}
