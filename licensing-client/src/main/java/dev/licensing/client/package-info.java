/** Activation inside a product. */
@NullMarked
package dev.licensing.client;

import org.jspecify.annotations.NullMarked;
