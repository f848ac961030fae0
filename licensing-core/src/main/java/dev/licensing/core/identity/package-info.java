/** What makes a machine recognisable, and how two readings of one are compared. */
@NullMarked
package dev.licensing.core.identity;

import org.jspecify.annotations.NullMarked;
