/** What travels: strict reading of requests, rendering of answers and problems. */
@NullMarked
package dev.licensing.server.body;

import org.jspecify.annotations.NullMarked;
