package dev.licensing.client.answer;

/** The session has ended on the server too. */
public record SignedOut() {}
