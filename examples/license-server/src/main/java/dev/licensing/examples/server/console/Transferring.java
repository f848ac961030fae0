package dev.licensing.examples.server.console;

import dev.licensing.examples.server.bulk.ImportJob;
import dev.licensing.examples.server.bulk.NoOrders;
import dev.licensing.examples.server.bulk.OrderExport;
import dev.licensing.examples.server.bulk.Progress;
import dev.licensing.examples.server.web.Audience;
import dev.licensing.examples.server.web.Done;
import dev.licensing.examples.server.web.Page;
import dev.licensing.examples.server.web.Refused;
import dev.licensing.examples.server.web.Reply;
import dev.licensing.examples.server.web.Visit;
import dev.licensing.server.access.VendorScope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Orders and serials from a CSV file, and into one. */
public final class Transferring {

  private static final String AT = "/console/transfer";

  private final ImportDesk desk;

  private Transferring(ImportDesk desk) {
    this.desk = desk;
  }

  /**
   * How far the import is.
   *
   * @param upload what the next file is called while it comes in
   */
  public record State(Optional<Progress> progress, String upload, boolean exports) {

    /** Whether it goes on by itself. */
    public boolean running() {
      return progress.filter(now -> now.state() == Progress.State.RUNNING).isPresent();
    }

    /** Whether it came to its end, or nothing was begun. */
    public boolean finished() {
      return progress.filter(now -> now.state() == Progress.State.FINISHED).isPresent();
    }
  }

  /** The lines of the table. */
  public static List<Page> pages(ImportDesk desk) {
    Transferring pages = new Transferring(desk);
    return List.of(
        Page.view(AT, Audience.STAFF, pages::show).needs(VendorScope.SELL),
        Page.act(AT + "/slices/{upload}/{offset}", Audience.STAFF, pages::show, pages::slice)
            .needs(VendorScope.SELL),
        Page.act(AT + "/import", Audience.STAFF, pages::show, pages::begin).needs(VendorScope.SELL),
        Page.act(AT + "/resume", Audience.STAFF, pages::show, pages::resume)
            .needs(VendorScope.SELL),
        Page.act(AT + "/cancel", Audience.STAFF, pages::show, pages::cancel)
            .needs(VendorScope.SELL),
        Page.view(AT + "/errors.csv", Audience.STAFF, pages::errors).needs(VendorScope.SELL),
        Page.view(AT + "/results.csv", Audience.STAFF, pages::results).needs(VendorScope.SELL),
        Page.view(AT + "/orders.csv", Audience.STAFF, Transferring::export)
            .needs(VendorScope.VIEW));
  }

  private Reply show(Visit visit) {
    return Reply.show(
        "console/transfer",
        "Import and export",
        new State(
            desk.current().map(ImportJob::progress),
            Visit.random(),
            visit.staff().orElseThrow().may(VendorScope.VIEW)));
  }

  /** A part of a file; the reply is how long the file is now. */
  private Reply slice(Visit visit) {
    try (InputStream body = visit.body()) {
      long offset = Long.parseLong(visit.path("offset"));
      return Reply.text(Long.toString(desk.add(visit.path("upload"), offset, body)));
    } catch (IllegalArgumentException e) {
      throw Refused.because(404, "NO_SUCH_RESOURCE");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply begin(Visit visit) {
    String upload = visit.field("upload");
    try {
      String whole = visit.file("orders");
      if (!whole.isEmpty()) {
        desk.add(upload, 0, new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
      }
      desk.begin(upload, visit.staff().orElseThrow().name());
    } catch (NoOrders e) {
      throw Refused.because(400, "MALFORMED_REQUEST", String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      throw Refused.because(409, "IMPORT_UNDER_WAY");
    } catch (IllegalArgumentException | IOException e) {
      throw Refused.because(409, "NO_IMPORT_HERE");
    }
    return Reply.go(AT, Done.IMPORT_BEGUN);
  }

  private Reply resume(Visit visit) {
    try {
      return desk.resume().isPresent() ? Reply.go(AT, Done.IMPORT_BEGUN) : Reply.go(AT);
    } catch (IllegalStateException e) {
      throw Refused.because(409, "IMPORT_UNDER_WAY");
    } catch (IOException e) {
      throw Refused.because(409, "NO_IMPORT_HERE");
    }
  }

  private Reply cancel(Visit visit) {
    desk.current().ifPresent(ImportJob::cancel);
    return Reply.go(AT, Done.IMPORT_CANCELLED);
  }

  private Reply errors(Visit visit) {
    return report("errors.csv", desk.current().map(ImportJob::errors));
  }

  private Reply results(Visit visit) {
    return report("results.csv", desk.current().map(ImportJob::results));
  }

  private static Reply report(String name, Optional<Path> file) {
    Path found =
        file.filter(Files::exists).orElseThrow(() -> Refused.because(404, "NO_SUCH_RESOURCE"));
    return new Reply.Streamed(name, "text/csv", out -> Files.copy(found, out));
  }

  private static Reply export(Visit visit) {
    return new Reply.Streamed(
        "orders.csv",
        "text/csv",
        out -> {
          OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          new OrderExport(visit.site().store()).write(text);
          text.flush();
        });
  }
}
