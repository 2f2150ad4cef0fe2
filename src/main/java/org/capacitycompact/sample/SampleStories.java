package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** The subjects of the sample initiatives: {@code sample/portfolio/stories.yaml}. */
@Component
class SampleStories {

  private final Map<String, Map<String, Object>> stories;

  SampleStories() throws IOException {
    try (InputStream file =
        new ClassPathResource("sample/portfolio/stories.yaml").getInputStream()) {
      this.stories = new Yaml().load(file);
    }
  }

  /**
   * One story.
   *
   * @param answers of its demand that differ from the sample answers
   * @param design those of them that the design repeats
   */
  record Draft(
      String country, String title, Map<String, Object> answers, Map<String, Object> design) {}

  Draft draft(String name) {
    Map<String, Object> story = stories.get(name);
    if (story == null) {
      throw new IllegalStateException("no story " + name);
    }
    Map<String, Object> answers = new HashMap<>();
    story.forEach((key, value) -> answers.put(key, String.valueOf(value)));
    String country = String.valueOf(answers.remove("country"));
    Map<String, Object> design = new HashMap<>(answers);
    design.keySet().removeIf(key -> !key.matches("(result|sufficiency|milestone).*"));
    answers.keySet().removeIf(key -> key.startsWith("milestone"));
    return new Draft(country, String.valueOf(answers.get("title")), answers, design);
  }
}
