package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The build lists the parts of the product, so that a vulnerability in a part can be looked up. */
class BillOfMaterialsIT {

  @Test
  void theBillOfMaterialsNamesTheEngineAndNothingOfTheTests() throws IOException {
    assumeThat(System.getProperty("offline")).as("the plugin works online only").isNull();
    JsonNode bill =
        new ObjectMapper().readTree(new File("target/classes/META-INF/sbom/application.cdx.json"));
    assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
    Set<String> parts = new TreeSet<>();
    bill.path("components").forEach(part -> parts.add(part.path("purl").asText()));
    assertThat(parts)
        .hasSizeGreaterThan(100)
        .anyMatch(part -> part.startsWith("pkg:maven/org.camunda.bpm/camunda-engine@7.24.0"))
        .anyMatch(part -> part.startsWith("pkg:maven/org.postgresql/postgresql@"))
        .noneMatch(part -> part.startsWith("pkg:maven/org.junit"));
    assertThat(bill.path("components")).allMatch(part -> !part.path("version").asText().isEmpty());
  }
}
