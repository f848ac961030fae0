package dev.licensing.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.client.store.Kept.Attempt;
import dev.licensing.client.store.Kept.Contact;
import dev.licensing.client.store.Kept.GivenUp;
import dev.licensing.client.store.Kept.HeldEnding;
import dev.licensing.client.store.Kept.HeldLicense;
import dev.licensing.client.store.Kept.HeldRefusal;
import dev.licensing.client.store.LocalStore.Found;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.identity.MachineIdentity;
import dev.licensing.core.model.ActivationId;
import dev.licensing.core.model.Environment;
import dev.licensing.core.model.Machine;
import dev.licensing.core.model.ProductId;
import dev.licensing.core.model.SerialNumber;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("rule-12.6")
class LocalStoreTest {

  private static final ProductId PRODUCT = new ProductId("acme-studio");
  private static final Map<ComponentKind, String> HERE =
      Map.of(ComponentKind.MACHINE_ID, "here", ComponentKind.BOARD_SERIAL, "board-1");
  private static final Map<ComponentKind, String> THERE = Map.of(ComponentKind.MACHINE_ID, "there");
  private static final SerialNumber SERIAL = SerialNumber.fromRandom(new byte[15]);
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;

  @Test
  void whereThereIsNothingItIsEmpty() {
    assertThat(store().load(HERE)).isEqualTo(new Found(Kept.nothing(), StoreCondition.EMPTY, ""));
    assertThat(new LocalStore(directory.resolve("not/yet"), PRODUCT, new Random()).load(HERE))
        .isEqualTo(new Found(Kept.nothing(), StoreCondition.EMPTY, ""));
  }

  @Test
  void everythingThatIsKeptIsFoundAgain() {
    Machine machine =
        new Machine(
            "desk", MachineIdentity.hashed(PRODUCT.value(), HERE), Environment.VIRTUAL_MACHINE);
    ActivationId activation = activation(1);
    Kept all =
        new Kept(
            Optional.of(license(1, AT)),
            Optional.of(
                new Attempt.Activating(
                    "key", SERIAL, "nonce", machine, "account", Optional.of(AT))),
            Optional.of(new Contact(AT, AT.plusSeconds(3))),
            Optional.of(new HeldRefusal("r.e.f", activation, "nonce3", AT.plusSeconds(5))),
            Optional.of(new HeldEnding("e.n.d", activation, "nonce2")),
            Optional.of(new GivenUp(activation, AT)),
            Optional.of("k.e.y"),
            Optional.of(StoreCondition.DAMAGED));
    store().update(HERE, nothing -> all, false);
    assertThat(store().load(HERE)).isEqualTo(new Found(all, StoreCondition.GOOD, ""));

    Attempt release = new Attempt.Releasing("key2", activation, "l.i.c", machine);
    store().update(HERE, kept -> kept.attempting(release), false);
    assertThat(store().load(HERE).kept().attempt()).contains(release);
  }

  @Test
  void itNeedNotBeOnThePlainFileSystem() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    Path zip = directory.resolve("copy.zip");
    try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.copy(file(), packed.getPath("/" + file().getFileName()));
      LocalStore there = new LocalStore(packed.getPath("/"), PRODUCT, new Random());
      assertThat(there.load(HERE)).isEqualTo(store().load(HERE));
    }
  }

  @Test
  void whatAnEarlierVersionKeptIsStillRead() throws IOException {
    SortedMap<String, String> texts =
        new TreeMap<>(
            Map.of(
                "license", "l.i.c",
                "license.activation", activation(1).toString(),
                "license.serial", SERIAL.value(),
                "license.issuedAt", AT.getEpochSecond() + ".0",
                "attempt", "ACTIVATION",
                "attempt.key", "key",
                "attempt.machine", "desk",
                "attempt.serial", SERIAL.value(),
                "attempt.nonce", "nonce",
                "attempt.account", "account"));
    Files.write(file(), new SealedFormat(PRODUCT, new Random(1)).seal(texts, HERE));

    Kept kept = store().load(HERE).kept();

    assertThat(kept.license()).contains(license(1, AT));
    assertThat(kept.refusal()).isEmpty();
    Attempt.Activating attempt = (Attempt.Activating) kept.attempt().orElseThrow();
    assertThat(attempt.machine().environment()).isEqualTo(Environment.UNKNOWN);
    assertThat(attempt.builtOn()).isEmpty();
  }

  @Test
  @Tag("rule-12.3")
  void aRefusalKeepsTheLicenseAndCountsUntilTheServerSaysOtherwise() {
    Kept held = Kept.nothing().holding(license(1, AT));
    Kept withheld = held.withheld(refusal(1, AT.plusSeconds(5)));

    assertThat(withheld.license()).contains(license(1, AT));
    assertThat(withheld.refusal()).contains(refusal(1, AT.plusSeconds(5)));
    assertThat(withheld.holding(license(1, AT.plusSeconds(4))).refusal())
        .as("a license that was on its way when it was refused")
        .isEqualTo(withheld.refusal());
    assertThat(withheld.holding(license(1, AT.plusSeconds(5))).refusal()).isEmpty();
    assertThat(withheld.holding(license(2, AT)).refusal()).as("another activation").isEmpty();
    assertThat(withheld.ended(new HeldEnding("e.n.d", activation(1), "n")).refusal()).isEmpty();
    assertThat(withheld.released(new GivenUp(activation(1), AT)).refusal()).isEmpty();
  }

  @Test
  @Tag("rule-12.3")
  void aRefusalThatIsOldOrOfAnotherActivationChangesNothing() {
    Kept held = Kept.nothing().holding(license(1, AT));
    assertThat(held.withheld(refusal(1, AT.minusSeconds(1)))).isEqualTo(held);
    assertThat(held.withheld(refusal(2, AT.plusSeconds(1)))).isEqualTo(held);
    assertThat(Kept.nothing().withheld(refusal(1, AT))).isEqualTo(Kept.nothing());
  }

  @Test
  void aDamagedNewestGenerationGivesWayToTheOneBefore() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    store().update(HERE, kept -> kept.contacted(new Contact(AT, AT)), false);
    damage(file());

    Found found = store().load(HERE);

    assertThat(found.condition()).isEqualTo(StoreCondition.RECOVERED);
    assertThat(found.kept().license()).contains(license(1, AT));
  }

  @Test
  void whatWasRecoveredSurvivesTheNextWrite() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    store().update(HERE, kept -> kept.contacted(new Contact(AT, AT)), false);
    damage(file());
    store().update(HERE, kept -> kept, false);

    assertThat(store().load(HERE).condition()).isEqualTo(StoreCondition.GOOD);
    assertThat(store().load(HERE).kept().license()).contains(license(1, AT));
  }

  @Test
  void aCrashBetweenTheTwoRenamesLosesNothing() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    Files.move(file(), directory.resolve("acme-studio.license.previous"));
    Files.writeString(directory.resolve("acme-studio.license.new"), "half a fi");

    assertThat(store().load(HERE).kept().license()).contains(license(1, AT));
  }

  @Test
  void whenBothAreDamagedItSaysSoAndDoesNotSayThatThereIsNoLicense() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    damage(file());

    Found found = store().load(HERE);

    assertThat(found.condition()).isEqualTo(StoreCondition.DAMAGED);
    assertThat(found.kept().lost()).contains(StoreCondition.DAMAGED);
  }

  @Test
  void thatSomethingWasLostIsRememberedUntilALicenseIsHeldAgain() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    damage(file());
    store().update(HERE, kept -> kept.contacted(new Contact(AT, AT)), false);
    assertThat(store().load(HERE).kept().lost()).contains(StoreCondition.DAMAGED);

    store().update(HERE, kept -> kept.holding(license(2, AT)), false);
    assertThat(store().load(HERE).kept().lost()).isEmpty();
  }

  @Test
  void theFileOfAnotherMachineIsRecognisedAsThat() {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);

    assertThat(store().load(THERE).condition()).isEqualTo(StoreCondition.OTHER_MACHINE);
    assertThat(store().load(THERE).kept().license()).isEmpty();
  }

  @Test
  void theFileOfANewerVersionIsLeftAlone() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    byte[] newer = Files.readAllBytes(file());
    newer[9] = 9;
    Files.write(file(), newer);
    LocalStore store = store();

    Found found = store.update(HERE, kept -> kept.holding(license(2, AT)), false);

    assertThat(found.condition()).isEqualTo(StoreCondition.NEWER);
    assertThat(found.kept().license()).contains(license(2, AT));
    assertThat(Files.readAllBytes(file())).isEqualTo(newer);
  }

  @Test
  void whatWasGivenUpComesBackFromNoGeneration() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);
    store().update(HERE, kept -> kept.contacted(new Contact(AT, AT)), false);
    store().update(HERE, kept -> kept.released(new GivenUp(activation(1), AT)), true);
    damage(file());

    assertThat(store().load(HERE).kept().license()).isEmpty();
  }

  @Test
  @Tag("rule-3.1")
  void aLicenseThatArrivesLateDoesNotBringBackWhatWasGivenUp() {
    Kept released = Kept.nothing().holding(license(1, AT)).released(new GivenUp(activation(1), AT));
    Kept ended =
        Kept.nothing()
            .holding(license(1, AT))
            .ended(new HeldEnding("e.n.d", activation(1), "nonce"));

    assertThat(released.holding(license(1, AT.plusSeconds(9)))).isEqualTo(released);
    assertThat(ended.holding(license(1, AT.plusSeconds(9)))).isEqualTo(ended);
    assertThat(released.holding(license(2, AT)).license()).contains(license(2, AT));
  }

  @Test
  void whereNothingCanBeWrittenChangesStayInMemoryAndItSaysSo() throws IOException {
    Path taken = directory.resolve("a-file");
    Files.writeString(taken, "in the way of a directory");
    LocalStore store = new LocalStore(taken, PRODUCT, new Random());

    Found found = store.update(HERE, kept -> kept.holding(license(1, AT)), false);

    assertThat(found.condition()).isEqualTo(StoreCondition.MEMORY_ONLY);
    assertThat(found.detail()).isNotBlank();
    assertThat(store.load(HERE).kept().license()).contains(license(1, AT));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenAsSoonAsItCan() throws IOException {
    Path place = directory.resolve("place");
    Files.writeString(place, "in the way");
    LocalStore store = new LocalStore(place, PRODUCT, new Random());
    store.update(HERE, kept -> kept.holding(license(1, AT)), false);
    Files.delete(place);

    assertThat(store.load(HERE).condition()).isEqualTo(StoreCondition.GOOD);
    assertThat(new LocalStore(place, PRODUCT, new Random()).load(HERE).kept().license())
        .contains(license(1, AT));
  }

  @Test
  void aFileThatCannotBeReadIsNotOverwritten() throws IOException {
    Files.createDirectories(file()); // a directory in its place: reading it fails for root too
    LocalStore store = store();

    assertThat(store.load(HERE).condition()).isEqualTo(StoreCondition.UNREADABLE);
    Found found = store.update(HERE, kept -> kept.holding(license(1, AT)), false);
    assertThat(found.condition()).isEqualTo(StoreCondition.UNREADABLE);
    assertThat(found.kept().license()).contains(license(1, AT));
    assertThat(file()).isDirectory();
  }

  @Test
  @Tag("rule-13.2")
  void withoutAnythingThatTellsTheMachineNothingIsWritten() {
    Map<ComponentKind, String> weak = Map.of(ComponentKind.PROCESSOR, "common");
    LocalStore store = store();

    Found found = store.update(weak, kept -> kept.holding(license(1, AT)), false);

    assertThat(found.condition()).isEqualTo(StoreCondition.NOT_BOUND);
    assertThat(store.load(weak).kept().license()).contains(license(1, AT));
    assertThat(file()).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanReadIt() throws IOException {
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void anOlderLicenseOfTheSameActivationDoesNotReplaceANewer() {
    store().update(HERE, kept -> kept.holding(license(1, AT.plusSeconds(9))), false);
    store().update(HERE, kept -> kept.holding(license(1, AT)), false);

    assertThat(store().load(HERE).kept().license()).contains(license(1, AT.plusSeconds(9)));
  }

  @Test
  void manyWritersAtOnceLoseNoChange() throws Exception {
    int writers = 4;
    long rounds = 25;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        LocalStore own = store(); // an object of its own, as in another client
        running.add(
            threads.submit(
                () ->
                    LongStream.range(0, rounds)
                        .forEach(i -> own.update(HERE, Counter::counted, false))));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(store().load(HERE).kept().contact().orElseThrow().server())
        .isEqualTo(AT.plusSeconds(writers * rounds));
  }

  private LocalStore store() {
    return new LocalStore(directory, PRODUCT, new Random());
  }

  private Path file() {
    return directory.resolve("acme-studio.license");
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
  }

  private static ActivationId activation(int number) {
    return new ActivationId(new UUID(0, number));
  }

  private static HeldRefusal refusal(int activation, Instant at) {
    return new HeldRefusal("r.e.f", activation(activation), "nonce", at);
  }

  private static HeldLicense license(int activation, Instant issuedAt) {
    return new HeldLicense("l.i.c", activation(activation), SERIAL, issuedAt);
  }
}
