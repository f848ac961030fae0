/** The file in which an installation keeps its license, bound to its machine. */
@NullMarked
package dev.licensing.client.store;

import org.jspecify.annotations.NullMarked;
