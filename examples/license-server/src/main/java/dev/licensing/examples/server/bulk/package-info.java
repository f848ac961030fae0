/** Orders and serials by the million: out of CSV files and into them. No web in it. */
@NullMarked
package dev.licensing.examples.server.bulk;

import org.jspecify.annotations.NullMarked;
