package org.capacitycompact.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of a backup's files with the SHA-256 of each, in the form that {@code sha256sum -c
 * MANIFEST} reads. Files are forced to the disk as they are copied.
 */
class Manifest {

  static final String NAME = "MANIFEST";

  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Map<String, String> hashes = new TreeMap<>();

  Manifest(Path root) {
    this.root = root;
  }

  /** Copies a file below the root up to its present length, and notes its hash. */
  void copy(Path from, String name) throws IOException {
    try (InputStream content = Files.newInputStream(from)) {
      write(content, name);
    }
  }

  void write(InputStream content, String name) throws IOException {
    Path to = root.resolve(name);
    Files.createDirectories(to.getParent());
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out =
        Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    force(to);
    hashes.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  /** Writes the list. It comes last: a backup without it is incomplete. */
  void close() throws IOException {
    Path file = root.resolve(NAME);
    Files.write(
        file, hashes.entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).toList());
    force(file);
    try (Stream<Path> folders = Files.walk(root).filter(Files::isDirectory)) {
      for (Path folder : folders.toList()) {
        force(folder);
      }
    }
  }

  /** The differences between a backup and its list; empty when the backup is complete. */
  static List<String> differences(Path root) throws IOException {
    Path file = root.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return List.of("there is no " + NAME + " in " + root);
    }
    List<String> wrong = new ArrayList<>();
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      listed.put(line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf(' ')));
    }
    for (Map.Entry<String, String> entry : listed.entrySet()) {
      Path path = root.resolve(entry.getKey());
      if (!Files.isRegularFile(path)) {
        wrong.add(entry.getKey() + " is missing");
      } else if (!hash(path).equals(entry.getValue())) {
        wrong.add(entry.getKey() + " was changed");
      }
    }
    Set<String> there = names(root);
    there.removeAll(listed.keySet());
    there.remove(NAME);
    there.forEach(name -> wrong.add(name + " is not on the list"));
    return wrong;
  }

  static Set<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toSet());
    }
  }

  /** Forces a file, or the names in a folder, to the disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
