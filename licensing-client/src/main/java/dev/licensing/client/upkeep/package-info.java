/** Keeping a license fresh without being asked. */
@NullMarked
package dev.licensing.client.upkeep;

import org.jspecify.annotations.NullMarked;
