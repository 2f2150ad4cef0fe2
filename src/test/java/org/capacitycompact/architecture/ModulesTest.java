package org.capacitycompact.architecture;

import org.capacitycompact.CompactApplication;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@DisplayName("The modules")
class ModulesTest {

  @Test
  @DisplayName(
      "reach into one another only where their package-info says so, and never in a circle")
  void verify() {
    ApplicationModules.of(CompactApplication.class).verify();
  }
}
