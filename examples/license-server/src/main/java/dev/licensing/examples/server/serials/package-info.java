/** The pages about serials: what somebody owns and may use, who uses it, sharing, handing on. */
@NullMarked
package dev.licensing.examples.server.serials;

import org.jspecify.annotations.NullMarked;
