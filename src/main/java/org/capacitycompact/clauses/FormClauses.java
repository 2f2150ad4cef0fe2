package org.capacitycompact.clauses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.core.io.Resource;

/** The clauses that fields of forms name in their property {@code clause}. */
final class FormClauses {

  private FormClauses() {}

  static List<Embodiment> read(ObjectMapper json) {
    List<Embodiment> found = new ArrayList<>();
    ReleasedModels.files("forms", ".form")
        .forEach((form, file) -> fields(form, parse(json, file), found));
    return found;
  }

  private static void fields(String form, JsonNode parent, List<Embodiment> found) {
    for (JsonNode component : parent.path("components")) {
      ReleasedModels.named(component.path("properties").path("clause").asText())
          .forEach(
              clause ->
                  found.add(
                      new Embodiment(
                          clause,
                          Embodiment.Kind.FIELD,
                          form,
                          component.path("key").asText(),
                          component.path("label").asText(),
                          List.of(),
                          "")));
      fields(form, component, found);
    }
  }

  private static JsonNode parse(ObjectMapper json, Resource file) {
    try (InputStream content = file.getInputStream()) {
      return json.readTree(content);
    } catch (IOException unreadable) {
      throw new IllegalStateException(file + " cannot be read", unreadable);
    }
  }
}
