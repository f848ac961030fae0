/** What a decision needs to know, and what is known. */
@NullMarked
package dev.licensing.core.facts;

import org.jspecify.annotations.NullMarked;
