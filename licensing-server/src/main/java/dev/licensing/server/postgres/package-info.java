/** Keeps everything in PostgreSQL; the schema itself cannot hold one activation too many. */
@NullMarked
package dev.licensing.server.postgres;

import org.jspecify.annotations.NullMarked;
