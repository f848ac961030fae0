/** How people are recognised: passwords, tokens, and the randomness behind them. */
@NullMarked
package dev.licensing.server.access;

import org.jspecify.annotations.NullMarked;
