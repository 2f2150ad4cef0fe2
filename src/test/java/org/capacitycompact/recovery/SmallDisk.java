package org.capacitycompact.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk in memory that is small enough to be filled; where none can be mounted, an ordinary
 * folder.
 */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "size=700m";

  private final Path folder;
  private final boolean own;

  private SmallDisk(Path folder, boolean own) {
    this.folder = folder;
    this.own = own;
  }

  static SmallDisk at(Path folder) {
    return new SmallDisk(
        folder, run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString()));
  }

  boolean isOwn() {
    return own;
  }

  /** Fills the disk completely. */
  void fill() throws IOException {
    Path ballast = folder.resolve("ballast");
    byte[] block = new byte[1 << 20];
    try (var file = Files.newOutputStream(ballast)) {
      while (true) {
        file.write(block);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > block.length) {
        throw full;
      }
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(folder.resolve("ballast"));
  }

  @Override
  public void close() {
    if (own && !run("umount", folder.toString())) {
      run("umount", "-l", folder.toString());
    }
  }

  private static boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
