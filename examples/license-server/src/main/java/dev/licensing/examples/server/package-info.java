/** A license server to run: the endpoint on Javalin, over PostgreSQL. */
@NullMarked
package dev.licensing.examples.server;

import org.jspecify.annotations.NullMarked;
