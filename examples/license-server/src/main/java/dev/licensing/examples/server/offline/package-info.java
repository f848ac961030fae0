/** The page for machines without a network: files are carried to it and back (rule 12.5). */
@NullMarked
package dev.licensing.examples.server.offline;

import org.jspecify.annotations.NullMarked;
