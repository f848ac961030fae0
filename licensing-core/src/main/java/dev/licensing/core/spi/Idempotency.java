package dev.licensing.core.spi;

/**
 * What makes a repeated request the same request.
 *
 * @param scope whose key it is; keys of different scopes never meet
 * @param key chosen by the caller, random
 * @param request a hash of what was asked; the same key with another one is refused. It must not
 *     allow a password to be guessed
 */
public record Idempotency(String scope, String key, String request) {}
