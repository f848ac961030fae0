/** The protocol over the engine and a store: a request in, a response out, no framework. */
@NullMarked
package dev.licensing.server;

import org.jspecify.annotations.NullMarked;
