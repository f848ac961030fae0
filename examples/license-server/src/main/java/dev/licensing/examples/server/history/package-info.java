/** The pages that tell what happened to serials, in sentences. */
@NullMarked
package dev.licensing.examples.server.history;

import org.jspecify.annotations.NullMarked;
