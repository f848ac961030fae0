/** Reading what a machine can be recognised by, in bounded time and without constants. */
@NullMarked
package dev.licensing.client.machine;

import org.jspecify.annotations.NullMarked;
