/**
 * A simulation of several computers in one thread under one seed: time, network, crashes, clocks
 * and chance, all of it repeatable, and what fails is made small. It knows nothing of licenses.
 */
@NullMarked
package dev.licensing.testkit.simulation;

import org.jspecify.annotations.NullMarked;
