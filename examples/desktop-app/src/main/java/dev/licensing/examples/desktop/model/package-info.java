/**
 * What an activation dialog knows and does, without a widget: it can be tested without a display.
 */
@NullMarked
package dev.licensing.examples.desktop.model;

import org.jspecify.annotations.NullMarked;
