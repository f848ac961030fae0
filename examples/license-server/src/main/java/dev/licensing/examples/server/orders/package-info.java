/** The pages about orders: who manages them, who uses them, and where their products run. */
@NullMarked
package dev.licensing.examples.server.orders;

import org.jspecify.annotations.NullMarked;
