/** The protocol as checks that any server, in any language, can be held to over HTTP. */
@NullMarked
package dev.licensing.testkit.conformance;

import org.jspecify.annotations.NullMarked;
