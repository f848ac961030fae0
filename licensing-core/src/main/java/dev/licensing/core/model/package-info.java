/** The things the product is about: accounts, orders, serials, activations, terms. Immutable. */
@NullMarked
package dev.licensing.core.model;

import org.jspecify.annotations.NullMarked;
