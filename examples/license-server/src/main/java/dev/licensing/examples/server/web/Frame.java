package dev.licensing.examples.server.web;

import dev.licensing.core.wire.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param person the name of who has signed in, if anybody has
 * @param staff who has signed in for the vendor, if anybody has
 * @param here the path of the page
 * @param token what every form carries, so that no other site can send one
 * @param once what a form carries, so that sending it twice is sending it once
 * @param done what was just done
 * @param problem why something was just refused
 */
public record Frame(
    String title,
    Optional<String> person,
    Optional<StaffSessions.Staff> staff,
    String here,
    String token,
    String once,
    Optional<Done> done,
    Optional<Problem> problem) {

  /** Whether the page is at or below this path. */
  public boolean at(String path) {
    return here.equals(path) || here.startsWith(path + "/");
  }

  /** Why something was refused, as sentences. */
  public List<Sentences.Said> reasons() {
    return problem.map(Sentences::of).orElse(List.of());
  }
}
