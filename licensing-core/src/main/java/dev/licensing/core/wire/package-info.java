/** The bodies that travel over HTTP, as plain records. */
@NullMarked
package dev.licensing.core.wire;

import org.jspecify.annotations.NullMarked;
