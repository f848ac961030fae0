package dev.licensing.examples.server.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A CSV file that grows with an import, and is as long as the checkpoint says when it goes on. */
final class Report implements Closeable {

  private final FileChannel channel;
  private final CsvWriter writer;

  private Report(FileChannel channel) {
    this.channel = channel;
    OutputStream out = Channels.newOutputStream(channel);
    this.writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
  }

  /** Opens it, cut to this length; an empty one begins with these titles. */
  static Report open(Path file, long length, List<String> titles) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.truncate(length);
      channel.position(length);
      Report report = new Report(channel);
      if (length == 0) {
        report.add(titles);
      }
      return report;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void add(List<String> cells) {
    writer.writeRecord(cells);
  }

  /** Makes last what was added; returns the length. */
  long flush() throws IOException {
    writer.flush();
    channel.force(false);
    return channel.position();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      writer.close();
    }
  }
}
