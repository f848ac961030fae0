package dev.licensing.server;

import dev.licensing.server.access.RandomBytes;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Makes ids: random UUIDs (RFC 9562, version 4), so that keys spread and nothing is counted. */
record Ids(RandomBytes random) {

  UUID next() {
    ByteBuffer bytes = ByteBuffer.wrap(random.next(16));
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
