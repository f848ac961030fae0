/** The pages about the account itself: signing up and in, passwords, the profile, deletion. */
@NullMarked
package dev.licensing.examples.server.account;

import org.jspecify.annotations.NullMarked;
