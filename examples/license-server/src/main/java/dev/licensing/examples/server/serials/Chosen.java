package dev.licensing.examples.server.serials;

import dev.licensing.core.wire.Replies.SerialBody;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The serials, one or several, that an address stands for. To whom none of them belongs the address
 * leads nowhere: an answer that named the serial would open the seal for whoever found the address.
 *
 * @param handle what stands in the address
 * @param serials as they are now
 * @param whole the same and, of the orders that the caller owns, all the others: what only goes
 *     with the whole order
 */
public record Chosen(String handle, List<SerialBody> serials, List<SerialBody> whole) {

  private static final String BETWEEN = " ";

  static String handle(Visit visit, List<String> serials) {
    return visit.sealed(String.join(BETWEEN, new TreeSet<>(serials)));
  }

  /** Those of the path. */
  static Chosen of(Visit visit) {
    String handle = visit.path("serial");
    Estate estate = Estate.of(visit);
    List<SerialBody> serials =
        List.of(visit.unsealed(handle).split(BETWEEN)).stream()
            .map(name -> estate.find(name).orElseThrow(Chosen::nowhere))
            .toList();
    Set<String> orders =
        serials.stream()
            .filter(SerialBody::owned)
            .map(SerialBody::order)
            .collect(Collectors.toSet());
    List<SerialBody> whole =
        estate.serials().stream()
            .filter(
                known ->
                    serials.contains(known) || (known.owned() && orders.contains(known.order())))
            .toList();
    return new Chosen(handle, serials, whole);
  }

  static Refused nowhere() {
    return Refused.because(404, "NO_SUCH_RESOURCE");
  }

  List<String> names() {
    return serials.stream().map(SerialBody::serial).toList();
  }

  List<String> wholeNames() {
    return whole.stream().map(SerialBody::serial).toList();
  }

  /** Whether there is more in the orders than was chosen. */
  public boolean more() {
    return whole.size() > serials.size();
  }

  /** Where this leads back to. */
  public String back() {
    return serials.size() == 1 ? "/serials/" + handle : "/serials";
  }

  Reply done(Done what) {
    return Reply.go(back(), what);
  }
}
