/** What every page is made of: the visit, the protocol asked in this process, forms, sessions. */
@NullMarked
package dev.licensing.examples.server.web;

import org.jspecify.annotations.NullMarked;
