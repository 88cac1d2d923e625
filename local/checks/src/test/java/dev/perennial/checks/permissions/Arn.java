package dev.perennial.checks.permissions;

import dev.perennial.template.Setting;

/** Builds ARNs in the account of {@link Setting#example()}. */
final class Arn {
    private static final Setting SETTING = Setting.example();

    private Arn() {}

    static String of(String service, String rest) {
        return "arn:aws:" + service + ":" + SETTING.region() + ":" + SETTING.account() + ":" + rest;
    }
}
