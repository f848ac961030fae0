/** The seams that a shell or a fake fills: store, transport, machine probe, notice sink. */
@NullMarked
package dev.licensing.core.spi;

import org.jspecify.annotations.NullMarked;
