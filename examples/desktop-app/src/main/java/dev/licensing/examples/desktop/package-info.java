/** A desktop application with activation inside. */
@NullMarked
package dev.licensing.examples.desktop;

import org.jspecify.annotations.NullMarked;
