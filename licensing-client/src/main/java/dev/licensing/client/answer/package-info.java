/** The values a client answers with. */
@NullMarked
package dev.licensing.client.answer;

import org.jspecify.annotations.NullMarked;
