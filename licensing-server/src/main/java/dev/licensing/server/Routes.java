package dev.licensing.server;

import dev.licensing.core.spi.Outbox;
import dev.licensing.server.body.ProblemCode;
import dev.licensing.server.body.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The protocol's table. */
record Routes(List<Route> all) {

  static Routes of(Desk desk, Passwords passwords, Optional<Outbox> outbox) {
    return new Routes(
        Stream.of(
                new AccountDesk(desk, passwords).routes(),
                new ProofDesk(desk, passwords).routes(),
                new SerialDesk(desk).routes(),
                new OwnershipDesk(desk).routes(),
                new ActivationDesk(desk).routes(),
                new LostMachineDesk(desk).routes(),
                new OrderDesk(desk).routes(),
                new HostDesk(desk).routes(),
                new UserDesk(desk).routes(),
                new RequestDesk(desk).routes(),
                new VendorDesk(desk).routes(),
                new SearchDesk(desk).routes(),
                outbox.map(notices -> new NoticeDesk(notices).routes()).orElse(List.of()),
                new ServerDesk(desk).routes())
            .flatMap(List::stream)
            .toList());
  }

  /**
   * A route, and what the path names.
   *
   * @param id may be empty, may be anything
   */
  record Found(Route route, String id) {}

  /**
   * The route of a request.
   *
   * @throws ProblemException {@code NO_SUCH_RESOURCE} or {@code METHOD_NOT_ALLOWED}
   */
  Found find(String method, String path) {
    List<Route> here = all.stream().filter(route -> route.match(path).isPresent()).toList();
    if (here.isEmpty()) {
      throw new ProblemException(ProblemCode.NO_SUCH_RESOURCE, "");
    }
    Optional<Route> route =
        here.stream().filter(candidate -> candidate.method().equals(method)).findFirst();
    return route
        .map(found -> new Found(found, found.match(path).orElseThrow()))
        .orElseThrow(
            () ->
                new ProblemException(ProblemCode.METHOD_NOT_ALLOWED, "")
                    .with("Allow", String.join(", ", here.stream().map(Route::method).toList())));
  }
}
