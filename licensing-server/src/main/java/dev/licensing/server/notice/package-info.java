/** Delivers what is in the outbox: the loop, and webhooks. */
@NullMarked
package dev.licensing.server.notice;

import org.jspecify.annotations.NullMarked;
