/** What can be asked of the engine: imperative records that carry time, author and ids. */
@NullMarked
package dev.licensing.core.command;

import org.jspecify.annotations.NullMarked;
