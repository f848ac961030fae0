/** A small product that is licensed; what matters here is how it is tested. */
package dev.licensing.examples.studio;
