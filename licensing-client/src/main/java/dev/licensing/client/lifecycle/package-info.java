/** From the first activation to the release: what is held, and how it changes. */
@NullMarked
package dev.licensing.client.lifecycle;

import org.jspecify.annotations.NullMarked;
