/**
 * Licensing in a test: a world to play in, time that obeys, machines that break, a network that
 * fails.
 */
@NullMarked
package dev.licensing.testkit;

import org.jspecify.annotations.NullMarked;
