/** Contracts: tests that every implementation of a seam must pass, each with its races. */
@NullMarked
package dev.licensing.testkit.contract;

import org.jspecify.annotations.NullMarked;
