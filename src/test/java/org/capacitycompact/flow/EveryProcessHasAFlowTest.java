package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.platform.engine.ModelFiles;
import org.junit.jupiter.api.Test;

/** Whoever draws a process tests its flow. */
class EveryProcessHasAFlowTest {

  @Test
  void eachProcessIsTestedByOne() throws ReflectiveOperationException {
    List<String> tested = new ArrayList<>();
    for (JavaClass test : new ClassFileImporter().importPackagesOf(FlowTest.class)) {
      if (test.isAssignableTo(FlowTest.class) && !test.isEquivalentTo(FlowTest.class)) {
        var constructor = test.reflect().getDeclaredConstructor();
        tested.add(((FlowTest) constructor.newInstance()).process());
      }
    }
    assertThat(tested)
        .containsExactlyInAnyOrderElementsOf(ModelFiles.ofThisRelease().processes().keySet());
  }
}
