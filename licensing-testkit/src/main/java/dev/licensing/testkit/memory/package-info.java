/** A store in memory that keeps the promises of the real one. */
@NullMarked
package dev.licensing.testkit.memory;

import org.jspecify.annotations.NullMarked;
