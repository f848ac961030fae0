/** Activation inside a product: begin with {@link dev.licensing.client.LicensingClient}. */
@NullMarked
package dev.licensing.client;

import org.jspecify.annotations.NullMarked;
