package org.capacitycompact.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file being received, in a temporary file: counted and hashed while it arrives, and forced to
 * the disk before it is used. Closing deletes it unless it was moved.
 */
record IncomingFile(Path path, long bytes, String sha256) implements AutoCloseable {

  /**
   * Receives a file.
   *
   * @throws AttachmentRefusedException when it is empty, longer than {@code largest} bytes, or
   *     cannot be written; nothing of it is left then
   */
  static IncomingFile receive(InputStream content, Path folder, long largest)
      throws AttachmentRefusedException {
    Path path = null;
    try {
      path = Files.createTempFile(folder, "incoming-", ".part");
      return copy(content, path, largest);
    } catch (AttachmentRefusedException refused) {
      delete(path);
      throw refused;
    } catch (IOException failure) {
      delete(path);
      throw AttachmentRefusedException.notStored(failure);
    }
  }

  private static IncomingFile copy(InputStream content, Path path, long largest)
      throws AttachmentRefusedException, IOException {
    MessageDigest hash = sha256Digest();
    byte[] buffer = new byte[64 << 10];
    long bytes = 0;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        bytes += n;
        if (bytes > largest) {
          throw AttachmentRefusedException.file("tooLarge", megabytes(largest));
        }
        hash.update(buffer, 0, n);
        ByteBuffer piece = ByteBuffer.wrap(buffer, 0, n);
        while (piece.hasRemaining()) {
          file.write(piece);
        }
      }
      if (bytes == 0) {
        throw AttachmentRefusedException.file("empty");
      }
      file.force(true);
    }
    return new IncomingFile(path, bytes, HexFormat.of().formatHex(hash.digest()));
  }

  static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A limit in words, in whole megabytes if possible. */
  static String megabytes(long bytes) {
    return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : bytes + " B";
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(@org.jspecify.annotations.Nullable Path path) {
    try {
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftToTheSweep) {
      // The reason for the refusal is reported already; the sweep deletes what is left.
    }
  }
}
