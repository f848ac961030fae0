/** An activation dialog for Swing. It takes any look and feel, its font size and its colours. */
@NullMarked
package dev.licensing.examples.desktop.activation;

import org.jspecify.annotations.NullMarked;
