/** Turning questions into requests, and responses into answers that can be relied on. */
@NullMarked
package dev.licensing.client.protocol;

import org.jspecify.annotations.NullMarked;
