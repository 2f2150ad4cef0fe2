package org.capacitycompact.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Appends each seal as a line to a file, flushed to disk before the next one is written. The file
 * itself shows which seals it has, so none is left out, whatever happens in between. Several nodes
 * may share the file.
 */
final class SealFile implements SealDestination {

  private final Path file;
  private final Seals seals;

  /** The file's length when last read: with an unchanged length it need not be read again. */
  private long length;

  private long newest;

  SealFile(Path file, Seals seals) {
    this.file = file;
    this.seals = seals;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  public void send() throws IOException {
    if (seals.after(newest).isEmpty() && Files.exists(file) && Files.size(file) == length) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND);
        FileLock alone = channel.lock()) {
      look(channel);
      for (Optional<SealedHeads> next = seals.after(newest);
          next.isPresent();
          next = seals.after(newest)) {
        write(channel, next.get().line() + "\n");
        newest = next.get().number();
        length = channel.size();
      }
    }
  }

  /**
   * Reads what the file contains now: another node may have written, or somebody may have replaced
   * it with an empty file.
   */
  private void look(FileChannel channel) throws IOException {
    if (channel.size() == length) {
      return;
    }
    newest = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        SealedHeads.read(line).ifPresent(seal -> newest = seal.number());
      }
    }
    if (!endsWithALine()) {
      // A crash left half a line: the seal is written again on a line of its own.
      write(channel, "\n");
    }
    length = channel.size();
  }

  private boolean endsWithALine() throws IOException {
    try (FileChannel reading = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return reading.size() == 0
          || reading.read(last, reading.size() - 1) == 1 && last.get(0) == '\n';
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }
}
