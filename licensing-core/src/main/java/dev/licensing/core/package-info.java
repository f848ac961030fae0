/** The rule engine: one pure function over facts and a command. */
@NullMarked
package dev.licensing.core;

import org.jspecify.annotations.NullMarked;
