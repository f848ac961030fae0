package dev.licensing.examples.server.serials;

import dev.licensing.examples.server.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which part of the list is shown.
 *
 * @param product only of this one; empty for all
 * @param page from 1
 */
public record Filter(Show show, String product, int page) {

  /** Which serials, by how somebody stands to them and what they do. */
  public enum Show {
    /** Every one. */
    ALL("All"),
    /** Of which one is the owner. */
    OWNED("Owned"),
    /** Of others. */
    SHARED("Shared with me"),
    /** By whomever. */
    IN_USE("In use"),
    /** By oneself. */
    IN_USE_BY_ME("In use by me"),
    /** By nobody. */
    AVAILABLE("Available");

    private final String words;

    Show(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }

    /** For addresses. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Filter of(Visit visit) {
    Show show =
        Arrays.stream(Show.values())
            .filter(known -> known.key().equals(visit.query("show")))
            .findFirst()
            .orElse(Show.ALL);
    String page = visit.query("page");
    return new Filter(
        show, visit.query("product"), page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
  }

  boolean shows(Line line) {
    boolean shown =
        switch (show) {
          case ALL -> true;
          case OWNED -> line.serial().owned();
          case SHARED -> !line.serial().owned();
          case IN_USE -> line.used();
          case IN_USE_BY_ME -> line.ownUse();
          case AVAILABLE -> !line.used();
        };
    return shown && (product.isEmpty() || product.equals(line.serial().product()));
  }

  /** The address of another page of the same list. */
  public String link(int other) {
    return "/serials?show="
        + show.key()
        + "&product="
        + URLEncoder.encode(product, StandardCharsets.UTF_8)
        + "&page="
        + other;
  }
}
