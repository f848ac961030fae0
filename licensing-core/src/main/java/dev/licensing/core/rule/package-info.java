/** The rules, one family a file, each method a sentence with its number. */
@NullMarked
package dev.licensing.core.rule;

import org.jspecify.annotations.NullMarked;
