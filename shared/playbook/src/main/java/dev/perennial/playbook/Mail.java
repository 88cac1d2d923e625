package dev.perennial.playbook;

/** A mail as the customer reads it: the subject is a single line; {@code html} and {@code text} say the same. */
public record Mail(String subject, String html, String text) {}
