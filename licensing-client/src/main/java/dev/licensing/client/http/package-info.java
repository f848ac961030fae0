/** Requests over HTTP, and sending them again where that helps. */
@NullMarked
package dev.licensing.client.http;

import org.jspecify.annotations.NullMarked;
