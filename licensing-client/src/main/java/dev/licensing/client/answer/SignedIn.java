package dev.licensing.client.answer;

import dev.licensing.core.model.AccountId;
import java.time.Instant;

/**
 * Somebody is signed in. The token stays in memory and is not shown.
 *
 * @param until the first instant at which it no longer holds
 */
public record SignedIn(AccountId account, Instant until) {}
