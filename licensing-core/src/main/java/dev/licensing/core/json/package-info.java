/** The little JSON a signed statement needs, strict and without a library (see docs/decisions). */
@NullMarked
package dev.licensing.core.json;

import org.jspecify.annotations.NullMarked;
