/** A Spring Boot application that serves the protocol beside whatever else it does. */
@NullMarked
package dev.licensing.examples.spring;

import org.jspecify.annotations.NullMarked;
