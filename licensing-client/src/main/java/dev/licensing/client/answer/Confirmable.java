package dev.licensing.client.answer;

import dev.licensing.core.model.ReportHash;

/**
 * A report, and the server's hash of it. Who confirms the hash confirms exactly this report: if
 * anything relevant has changed, the act is refused with a fresh one (rules 8.5, 14.3).
 *
 * @param hash the server's; use it rather than to compute one
 */
public record Confirmable<R>(R report, ReportHash hash) {}
