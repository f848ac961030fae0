/** What the engine answers: permitted with its effects, or refused with all reasons. */
@NullMarked
package dev.licensing.core.decision;

import org.jspecify.annotations.NullMarked;
