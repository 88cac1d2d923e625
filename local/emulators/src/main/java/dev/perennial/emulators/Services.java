package dev.perennial.emulators;

import java.net.URI;

/**
 * Where each service answers: what an emulator lacks is another one's.
 *
 * @param emulator what has all that is not named here
 * @param tables DynamoDB
 * @param secrets Secrets Manager
 * @param ses whose SES takes the mails
 */
record Services(Emulator emulator, URI tables, URI secrets, Emulator ses) {}
