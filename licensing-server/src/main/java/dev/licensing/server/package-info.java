/** The server side as a library: endpoint and SQL store. */
@NullMarked
package dev.licensing.server;

import org.jspecify.annotations.NullMarked;
