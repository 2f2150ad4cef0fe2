package org.capacitycompact.worklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The form files as written, for tests of rules for all of them. */
final class FormFiles {

  /** A form file and its content. */
  record FormFile(Path path, JsonNode root) {

    String id() {
      return root.path("id").asText();
    }

    String fileName() {
      return path.getFileName().toString();
    }

    /** All components, including those inside groups. */
    List<JsonNode> components() {
      List<JsonNode> found = new ArrayList<>();
      collect(root.path("components"), found);
      return found;
    }

    /** The components that ask for or show a value under a key. */
    List<JsonNode> fields() {
      return components().stream().filter(component -> component.has("key")).toList();
    }

    byte[] bytes() {
      return FormFiles.bytes(path);
    }

    @Override
    public String toString() {
      return fileName();
    }

    private static void collect(JsonNode components, List<JsonNode> found) {
      for (JsonNode component : components) {
        found.add(component);
        collect(component.path("components"), found);
      }
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private FormFiles() {}

  static List<FormFile> all() {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      List<FormFile> forms =
          files
              .filter(file -> file.toString().endsWith(".form"))
              .sorted()
              .map(FormFiles::read)
              .toList();
      if (forms.isEmpty()) {
        throw new IllegalStateException("There are no forms to test");
      }
      return forms;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static FormFile read(Path path) {
    try {
      return new FormFile(path, JSON.readTree(bytes(path)));
    } catch (IOException notJson) {
      throw new UncheckedIOException(path.toString(), notJson);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
