/** The pages of who works for the vendor. */
@NullMarked
package dev.licensing.examples.server.console;

import org.jspecify.annotations.NullMarked;
