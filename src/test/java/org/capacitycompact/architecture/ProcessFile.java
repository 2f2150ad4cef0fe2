package org.capacitycompact.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One file of {@code processes/} as written. */
record ProcessFile(Path path, BpmnModelInstance bpmn) {

  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  static List<ProcessFile> all() {
    List<ProcessFile> models = files("processes", ".bpmn").stream().map(ProcessFile::read).toList();
    if (models.isEmpty()) {
      throw new IllegalStateException("There are no processes to test");
    }
    return models;
  }

  /** The files of a top-level folder with this ending, by name. */
  static List<Path> files(String folder, String ending) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static String baseName(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static ProcessFile read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return new ProcessFile(path, Bpmn.readModelFromStream(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Process process() {
    return bpmn.getModelElementsByType(Process.class).iterator().next();
  }

  <T extends ModelElementInstance> Collection<T> each(Class<T> type) {
    return bpmn.getModelElementsByType(type);
  }

  List<FlowElement> flowElements() {
    return List.copyOf(each(FlowElement.class));
  }

  static String camunda(ModelElementInstance element, String attribute) {
    return element.getAttributeValueNs(CAMUNDA, attribute);
  }

  @Override
  public String toString() {
    return baseName(path);
  }
}
