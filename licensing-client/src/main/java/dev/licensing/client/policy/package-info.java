/** How long to wait, and how often to try. */
@NullMarked
package dev.licensing.client.policy;

import org.jspecify.annotations.NullMarked;
