package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever draws a process tests its flow. */
class EveryProcessHasAFlowTest {

  @Test
  void eachProcessIsTestedByOne() throws ReflectiveOperationException, IOException {
    List<String> tested = new ArrayList<>();
    for (JavaClass test : new ClassFileImporter().importPackagesOf(FlowTest.class)) {
      if (test.isAssignableTo(FlowTest.class) && !test.isEquivalentTo(FlowTest.class)) {
        var constructor = test.reflect().getDeclaredConstructor();
        tested.add(((FlowTest) constructor.newInstance()).process());
      }
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(drawn());
  }

  private static List<String> drawn() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".bpmn", ""))
          .sorted()
          .toList();
    }
  }
}
