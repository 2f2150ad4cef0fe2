package org.capacitycompact.sample;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.CountryDays;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/**
 * A complete set of answers for each user task, from {@code sample/<stage>.yaml}. A date may be
 * written {@code today+90d}.
 */
@Component
class SampleAnswers {

  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-]\\d+)d)?");

  private final Map<String, Map<String, Object>> byTask = new HashMap<>();
  private final Clock clock;

  SampleAnswers(Clock clock) throws IOException {
    this.clock = clock;
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:sample/*.yaml")) {
      try (InputStream content = file.getInputStream()) {
        Map<String, Map<String, Object>> tasks = new Yaml().load(content);
        if (tasks != null) {
          byTask.putAll(tasks);
        }
      }
    }
  }

  /** On the day of the Compact. */
  Map<String, Object> of(String task) {
    return of(task, CountryDays.compactDay(clock.instant()));
  }

  /** On this day of the country that answers. */
  Map<String, Object> of(String task, LocalDate today) {
    Map<String, Object> answers = new HashMap<>();
    byTask
        .getOrDefault(task, Map.of())
        .forEach((key, value) -> answers.put(key, raw(value, today)));
    return answers;
  }

  /** What a file says, as a form is sent on this day. */
  Object raw(Object value, LocalDate today) {
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    String text = value instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(value);
    Matcher relative = RELATIVE.matcher(text);
    if (!relative.matches()) {
      return text;
    }
    String days = relative.group(1);
    return today.plusDays(days == null ? 0 : Long.parseLong(days)).toString();
  }
}
