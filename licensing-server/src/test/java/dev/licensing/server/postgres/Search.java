package dev.licensing.server.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plan of PostgreSQL looks through, row by row, to find something. */
final class Search {

  /** What has lapsed and was not closed yet, which housekeeping sees to each minute. */
  private static final Set<String> SHORT = Set.of("activation_leases");

  private final Map<String, String> leaders;

  /**
   * Of any plan.
   *
   * @param leaders the first column of each index
   */
  Search(Map<String, String> leaders) {
    this.leaders = leaders;
  }

  List<String> in(JsonNode plan) {
    List<String> found = new ArrayList<>();
    look(plan, "", found);
    return found;
  }

  private void look(JsonNode node, String above, List<String> found) {
    String type = node.path("Node Type").asText();
    String index = node.path("Index Name").asText();
    JsonNode below = node.path("Plans");
    if (type.equals("Seq Scan")) {
      found.add(type + " of " + node.path("Relation Name").asText());
    } else if (type.contains("Index")
        && !SHORT.contains(index)
        && !byKey(node)
        && !theFirstFew(node, above)) {
      found.add(type + " by " + index + node.path("Index Cond").asText(" with no condition"));
    } else if (type.equals("Sort") && above.equals("Limit") && below.get(0).has("Relation Name")) {
      found.add("all sorted for the first few of " + below.get(0).path("Relation Name").asText());
    }
    for (JsonNode one : below) {
      look(one, type.equals("LockRows") ? above : type, found);
    }
  }

  /** The index is entered at a place, and not read from its beginning. */
  private boolean byKey(JsonNode scan) {
    String leader = leaders.get(scan.path("Index Name").asText());
    return Pattern.compile("\\(" + leader + "\\)?(::\\w+)? (=|@>) ")
        .matcher(scan.path("Index Cond").asText())
        .find();
  }

  /** As many as are wanted, in the order of the index. */
  private static boolean theFirstFew(JsonNode scan, String above) {
    return above.equals("Limit") && !scan.has("Filter");
  }
}
