package dev.licensing.examples.server.bulk;

import dev.licensing.core.model.OrderId;
import dev.licensing.core.spi.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import: a file of orders, read and issued batch by batch. It can be watched and cancelled
 * from any thread. What it has done it does not do again, wherever it was stopped: rows before the
 * checkpoint are passed over, and orders behind it that were issued all the same are recognised.
 */
public final class ImportJob {

  private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
  private static final int ORDERS_AT_ONCE = 500;
  private static final int ROWS_AT_ONCE = 2_000;

  private final JobFolder folder;
  private final String vendor;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Progress progress;
  private volatile boolean cancelled;

  ImportJob(JobFolder folder, JobFolder.Checkpoint checkpoint) {
    this.folder = folder;
    this.vendor = checkpoint.vendor();
    this.progress = checkpoint.progress().with(Progress.State.RUNNING, "");
  }

  /** How far it is. */
  public Progress progress() {
    return progress;
  }

  /** Lets it stop after the batch that is under way. */
  public void cancel() {
    cancelled = true;
  }

  /** Waits until it stops, for whatever reason. */
  public Progress await() throws InterruptedException {
    ended.await();
    return progress;
  }

  /** Whether it has stopped, and left its files. */
  boolean ended() {
    return ended.getCount() == 0;
  }

  /** CSV: line, column, problem, and the row as it was; can be corrected and imported as it is. */
  public Path errors() {
    return folder.errors();
  }

  /** CSV: line, order, order_id, serial, outcome, of every row that was imported. */
  public Path results() {
    return folder.results();
  }

  /** Runs to the end, or until it is stopped. */
  void run(ImportWork work) {
    try {
      runTo(work);
    } catch (StoreException | IOException | NoOrders | UncheckedIOException e) {
      LOG.error("an import stops", e);
      stop(Progress.State.INTERRUPTED, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("an import fails", e);
      stop(Progress.State.INTERRUPTED, "something unexpected; the log says more");
      throw e;
    } finally {
      ended.countDown();
    }
  }

  private void runTo(ImportWork work) throws IOException, NoOrders {
    JobFolder.Checkpoint from = folder.read();
    try (OrderFile orders = OrderFile.open(folder.orders());
        ImportReports reports = ImportReports.open(folder, from, orders.header())) {
      orders.skip(from.progress().rows());
      Batch batch = new Batch(work, reports);
      OrderReading reading = work.reading(vendor, batch::issues);
      for (Optional<OrderFile.Group> next = orders.next();
          next.isPresent() && !cancelled;
          next = orders.next()) {
        batch.add(reading.read(next.get()));
      }
      if (!cancelled) {
        batch.flush();
      }
      stop(cancelled ? Progress.State.CANCELLED : Progress.State.FINISHED, "");
    }
    folder.forgetOrdersIfFinished();
  }

  private void stop(Progress.State state, String trouble) {
    progress = progress.with(state, trouble);
    try {
      JobFolder.Checkpoint last = folder.read();
      folder.write(
          new JobFolder.Checkpoint(
              last.progress().with(state, trouble), vendor, last.errors(), last.results()));
    } catch (IOException e) {
      LOG.error("the state of an import cannot be written", e);
    }
  }

  /** Orders that are issued together. */
  private final class Batch {

    private final ImportWork work;
    private final ImportReports reports;
    private final List<ReadOrder> orders = new ArrayList<>();
    private int rows;

    Batch(ImportWork work, ImportReports reports) {
      this.work = work;
      this.reports = reports;
    }

    void add(ReadOrder order) throws IOException {
      orders.add(order);
      rows += order.group().rows().size();
      if (orders.size() >= ORDERS_AT_ONCE || rows >= ROWS_AT_ONCE) {
        flush();
      }
    }

    /** Issues what there is if this order is among it. */
    boolean issues(OrderId id) {
      boolean waits =
          orders.stream()
              .flatMap(order -> order.command().stream())
              .anyMatch(command -> command.order().equals(id));
      if (waits) {
        try {
          flush();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return waits;
    }

    /** Issued first, reported then; the checkpoint comes last. */
    void flush() throws IOException {
      Progress done = progress;
      for (ImportedOrder order : work.issue(orders)) {
        done = reports.add(order, done);
      }
      folder.write(reports.flush(done, vendor));
      progress = done;
      orders.clear();
      rows = 0;
    }
  }
}
