package dev.licensing.examples.desktop.model;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the desktop around the dialog does for it. Called on the thread of the screen. */
public interface Outside {

  /** Asks the person where to save a file; empty if they changed their mind. */
  Optional<Path> saveAs(String name);

  /** Asks the person for a file to read; empty if they changed their mind. */
  Optional<Path> open();

  /** Puts a text on the clipboard. */
  void copy(String text);

  /** Opens an address, {@code mailto:} or web; false if this desktop cannot. */
  boolean visit(URI address);
}
