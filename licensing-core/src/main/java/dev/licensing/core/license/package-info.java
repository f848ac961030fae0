/** Signed statements: license files and endings, how they are signed, verified and read. */
@NullMarked
package dev.licensing.core.license;

import org.jspecify.annotations.NullMarked;
