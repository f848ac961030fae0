/** Fakes, virtual time and contracts. */
@NullMarked
package dev.licensing.testkit;

import org.jspecify.annotations.NullMarked;
