package dev.licensing.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.core.license.TrustedKey;
import dev.licensing.core.spi.LicenseTransport.Answered;
import dev.licensing.core.wire.WireRequest;
import dev.licensing.core.wire.WireResponse;
import dev.licensing.testkit.LicensingWorld;
import dev.licensing.testkit.LoopbackServer;
import dev.licensing.testkit.conformance.ConformanceResult.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** The kit itself is tested: a good server passes, and each flaw planted into it is found. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
class ConformanceFaultsTest {

  private static final List<Fault> FAULTS =
      Stream.of(ProtocolFaults.all(), SeatFaults.all(), PeopleFaults.all())
          .flatMap(List::stream)
          .toList();

  private final LicensingWorld world = new LicensingWorld();
  private final Map<String, ConformanceCheck> checks =
      Conformance.of(target("http://localhost")).planned().stream()
          .collect(Collectors.toMap(ConformanceCheck::name, Function.identity()));

  @AfterAll
  void close() {
    world.close();
  }

  private ConformanceTarget target(String uri) {
    WireResponse keys = good(get("/v1/keys"));
    TrustedKey key = TrustedKey.parse(Fault.tree(Fault.text(keys)).at("/keys/0").asText());
    return ConformanceTarget.of(URI.create(uri), LicensingWorld.VENDOR_KEY, List.of(key))
        .withGuessing();
  }

  private static WireRequest get(String path) {
    return new WireRequest("GET", path, new TreeMap<>(), new byte[0]);
  }

  private WireResponse good(WireRequest request) {
    return ((Answered) world.transport().send(request)).response();
  }

  private LoopbackServer serve(Fault.Behaviour behaviour) {
    return LoopbackServer.start(request -> new Answered(behaviour.answer(request, this::good)));
  }

  @Test
  void theGoodServerConforms() {
    try (LoopbackServer server = serve((request, good) -> good.answer(request))) {
      ConformanceReport report = Conformance.of(target(server.uri().toString())).run(result -> {});
      assertThat(report.results())
          .filteredOn(result -> result.outcome() != Outcome.PASSED)
          .extracting(ConformanceResult::message)
          .isEmpty();
      assertThat(report.conforms()).isTrue();
      assertThat(report.results()).hasSameSizeAs(checks.values());
    }
    forgetGuesses();
  }

  private void forgetGuesses() {
    world.clock().advance(Duration.ofMinutes(11));
  }

  @Test
  void everyCheckHasAFault() {
    assertThat(FAULTS).extracting(Fault::check).containsAll(checks.keySet());
    assertThat(checks.keySet()).containsAll(FAULTS.stream().map(Fault::check).toList());
  }

  @TestFactory
  Stream<DynamicTest> eachFaultIsFound() {
    return FAULTS.stream()
        .map(fault -> DynamicTest.dynamicTest(fault.check(), () -> expectFound(fault)));
  }

  private void expectFound(Fault fault) {
    try (LoopbackServer server = serve(fault.behaviour())) {
      ConformanceCheck check = checks.get(fault.check());
      ConformanceResult result = Conformance.of(target(server.uri().toString())).run(check);
      assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FAILED);
      assertThat(result.message())
          .contains("request: ", "answer: ", check.look())
          .contains(check.proves());
    } finally {
      forgetGuesses();
    }
  }
}
