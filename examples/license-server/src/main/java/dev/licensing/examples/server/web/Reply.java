package dev.licensing.examples.server.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What a browser gets. */
public sealed interface Reply {

  /**
   * A page.
   *
   * @param template its name below {@code src/main/jte}, without the ending
   * @param title for the window and the heading
   * @param model what the template takes as {@code page}
   */
  record Shown(String template, String title, Object model) implements Reply {}

  /** Another page, after something was done: so that reloading does not do it again. */
  record Went(String path, Optional<Done> done) implements Reply {

    /** Where the browser goes. */
    public String location() {
      return path
          + done.map(what -> (path.contains("?") ? "&" : "?") + "done=" + what.key()).orElse("");
    }
  }

  /**
   * A file to keep.
   *
   * @param name of plain letters, digits, dots and dashes: it stands in a header
   */
  record Download(String name, String type, String text) implements Reply {

    /**
     * @throws IllegalArgumentException if the name could be anything but a name
     */
    public Download {
      mustBePlain(name);
    }
  }

  /** A file that may be too large to be held in memory. */
  record Streamed(String name, String type, Body body) implements Reply {

    /**
     * @throws IllegalArgumentException if the name could be anything but a name
     */
    public Streamed {
      mustBePlain(name);
    }
  }

  private static void mustBePlain(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")) {
      throw new IllegalArgumentException("no plain name of a file");
    }
  }

  /** Writes a file, and does not close what it writes to. */
  @FunctionalInterface
  interface Body {
    /** Writes the whole. */
    void write(OutputStream to) throws IOException;
  }

  /** A few words for a script. */
  record Text(String words) implements Reply {}

  /** A few words for a script. */
  static Reply text(String words) {
    return new Text(words);
  }

  /** A page; see {@link Shown}. */
  static Reply show(String template, String title, Object model) {
    return new Shown(template, title, model);
  }

  /** Another page, which says what was done. */
  static Reply go(String path, Done done) {
    return new Went(path, Optional.of(done));
  }

  /** Another page. */
  static Reply go(String path) {
    return new Went(path, Optional.empty());
  }
}
