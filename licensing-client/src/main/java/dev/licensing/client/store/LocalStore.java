package dev.licensing.client.store;

import dev.licensing.client.answer.StoreCondition;
import dev.licensing.core.identity.ComponentKind;
import dev.licensing.core.model.ProductId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one file per product in which an installation keeps what it knows, shared by all processes
 * that use the directory (rule 12.6). Never throws: where the file cannot be written the changes
 * stay in this object's memory, and the condition says so. Thread-safe.
 */
public final class LocalStore {

  /** Made when there is something to say: a start does not pay for it. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger("dev.licensing.client.store");
  }

  private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);

  private final Path directory;
  private final ProductId product;
  private final Path file;
  private final SealedFormat format;
  private final Generations generations;
  private final Path lockFile;

  /** What this process knows and could not write; the file is older then. */
  private Optional<Kept> unwritten = Optional.empty();

  /** No I/O yet. */
  public LocalStore(Path directory, ProductId product, RandomGenerator random) {
    this.directory = directory;
    this.product = product;
    this.file = directory.resolve(product + ".license");
    this.format = new SealedFormat(product, random);
    this.generations = new Generations(directory, file);
    this.lockFile = directory.resolve(product + ".lock");
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /**
   * Who else lives on what is kept here.
   *
   * @param unique a text that no other has, fit for the name of a file
   */
  public Companions companions(String unique) {
    return new Companions(directory, product, unique);
  }

  /**
   * What is kept, and in which condition it was found.
   *
   * @param detail more about the condition; may be empty
   */
  public record Found(Kept kept, StoreCondition condition, String detail) {}

  /** Reads what is there. The components are those of this machine, in the clear. */
  public synchronized Found load(Map<ComponentKind, String> machine) {
    if (unwritten.isPresent()) {
      return update(machine, kept -> kept, false);
    }
    if (!Files.isDirectory(directory)) {
      return new Found(Kept.nothing(), StoreCondition.EMPTY, "");
    }
    // Files are replaced whole, so the newest can be read without the lock. Only where it is
    // missing or damaged a writer may be at work, whom a second look waits for.
    Found found = read(machine);
    if (found.condition() == StoreCondition.GOOD || found.condition() == StoreCondition.NEWER) {
      return found;
    }
    try {
      return lock().holding(() -> read(machine));
    } catch (IOException e) {
      return found;
    }
  }

  /**
   * Reads, changes and writes as one step.
   *
   * @param forget whether the earlier generation must not come back, because a license was given up
   *     or withheld
   */
  public synchronized Found update(
      Map<ComponentKind, String> machine, UnaryOperator<Kept> change, boolean forget) {
    if (machine.keySet().stream().noneMatch(ComponentKind::telling)) {
      return inMemory(change.apply(unwritten.orElse(Kept.nothing())), StoreCondition.NOT_BOUND, "");
    }
    try {
      Files.createDirectories(directory);
      return lock().holding(() -> write(machine, change, forget));
    } catch (IOException | RuntimeException e) {
      Log.LOG.warn("{} cannot be written; changes stay in memory: {}", file, e.toString());
      Kept base = unwritten.orElseGet(() -> read(machine).kept());
      return inMemory(change.apply(base), StoreCondition.MEMORY_ONLY, e.toString());
    }
  }

  private StoreLock lock() {
    return new StoreLock(lockFile, LOCK_LIMIT);
  }

  private Found write(
      Map<ComponentKind, String> machine, UnaryOperator<Kept> change, boolean forget)
      throws IOException {
    Found found = read(machine);
    Kept base = unwritten.orElse(found.kept());
    Kept changed = change.apply(base);
    if (mustNotBeReplaced(found.condition())) {
      return changed.equals(base) ? found : inMemory(changed, found.condition(), found.detail());
    }
    if (changed.equals(found.kept()) && found.condition() != StoreCondition.RECOVERED) {
      unwritten = Optional.empty();
      return found;
    }
    byte[] bytes = format.seal(KeptText.write(changed), machine);
    if (forget) {
      generations.replaceAll(bytes);
    } else {
      generations.replace(bytes, found.condition() == StoreCondition.GOOD);
    }
    unwritten = Optional.empty();
    return new Found(changed, StoreCondition.GOOD, "");
  }

  /** What cannot be read now may be whole, and what is newer is somebody else's. */
  private static boolean mustNotBeReplaced(StoreCondition condition) {
    return condition == StoreCondition.NEWER || condition == StoreCondition.UNREADABLE;
  }

  private Found inMemory(Kept changed, StoreCondition condition, String detail) {
    unwritten = Optional.of(changed);
    return new Found(changed, condition, detail);
  }

  private Found read(Map<ComponentKind, String> machine) {
    try {
      Optional<byte[]> newest = generations.newest();
      Found found =
          newest.isPresent() ? open(newest.get(), machine) : found(StoreCondition.EMPTY, "");
      if (found.condition() == StoreCondition.GOOD || found.condition() == StoreCondition.NEWER) {
        return found;
      }
      return generations
          .previous()
          .map(bytes -> open(bytes, machine))
          .filter(earlier -> earlier.condition() == StoreCondition.GOOD)
          .map(earlier -> new Found(earlier.kept(), StoreCondition.RECOVERED, found.detail()))
          .orElse(found);
    } catch (IOException | SecurityException e) {
      return found(StoreCondition.UNREADABLE, e.toString());
    }
  }

  private Found open(byte[] bytes, Map<ComponentKind, String> machine) {
    Opened opened = format.open(bytes, machine);
    if (!(opened instanceof Opened.Content content)) {
      return found(((Opened.Closed) opened).why(), "");
    }
    try {
      Kept kept = new KeptReading(content.texts()).kept();
      return new Found(kept, StoreCondition.GOOD, "");
    } catch (IllegalArgumentException e) {
      return found(StoreCondition.DAMAGED, "its content is not what it should be");
    }
  }

  private static Found found(StoreCondition condition, String detail) {
    Kept kept = condition == StoreCondition.EMPTY ? Kept.nothing() : Kept.lost(condition);
    return new Found(kept, condition, detail);
  }
}
