/**
 * The record told again: what was so at any time, why, and what other terms would have made of it.
 */
@NullMarked
package dev.licensing.core.replay;

import org.jspecify.annotations.NullMarked;
