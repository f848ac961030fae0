/** The rule engine: facts and a command in, a decision out. */
@NullMarked
package dev.licensing.core;

import org.jspecify.annotations.NullMarked;
