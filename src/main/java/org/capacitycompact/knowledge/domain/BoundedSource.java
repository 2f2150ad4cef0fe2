package org.capacitycompact.knowledge.domain;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The bytes of a file: counted, hashed, and limited. */
final class BoundedSource extends FilterInputStream {
  private final long maxBytes;
  private final MessageDigest digest = ContentHash.sha256();
  private long bytes;
  private boolean exceeded;
  private boolean failed;

  BoundedSource(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try {
      if (bytes == maxBytes) {
        exceeded = exceeded || in.read() >= 0;
        if (exceeded) {
          throw new IOException("more bytes than the bound");
        }
        return -1;
      }
      int n = in.read(buffer, offset, (int) Math.min(length, maxBytes - bytes));
      if (n > 0) {
        digest.update(buffer, offset, n);
        bytes += n;
      }
      return n;
    } catch (IOException e) {
      failed = !exceeded;
      throw e;
    }
  }

  /** Reads to the end or the limit, so that the hash does not depend on how far a parser read. */
  void drain() {
    byte[] buffer = new byte[8192];
    try {
      while (!exceeded && !failed && read(buffer, 0, buffer.length) >= 0) {
        // Only the digest is needed.
      }
    } catch (IOException e) {
      // Shown by exceeded() and failed().
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  boolean exceeded() {
    return exceeded;
  }

  boolean failed() {
    return failed;
  }

  long bytes() {
    return bytes;
  }

  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
