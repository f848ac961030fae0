package dev.licensing.core.spi;

/**
 * An answer as it was given and is given again to the same request.
 *
 * @param status of HTTP
 * @param body JSON
 */
public record StoredReply(int status, String body) {}
