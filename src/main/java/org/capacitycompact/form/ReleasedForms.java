package org.capacitycompact.form;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Forms as this release ships them: of something that is done without a task, or of a task that
 * ended.
 */
@Component
public class ReleasedForms {

  // Files of a release never change, so what was read once holds.
  private final ConcurrentMap<String, FormSchema> known = new ConcurrentHashMap<>();

  /** Whether this release has the form; an older process may ask for one that it has not. */
  public boolean has(String form) {
    return file(form).exists();
  }

  public FormSchema of(String form) {
    return known.computeIfAbsent(form, key -> read(key).withQuestions(ReleasedForms::read));
  }

  /**
   * A form that was deployed with its process, with the needs and rows of this release ({@link
   * FormSchema#needing}).
   */
  public FormSchema asOf(FormSchema deployed) {
    return has(deployed.id()) ? deployed.needing(of(deployed.id())) : deployed;
  }

  private static FormSchema read(String form) {
    try (InputStream content = file(form).getInputStream()) {
      return FormSchema.parse(content.readAllBytes());
    } catch (IOException missing) {
      throw new IllegalStateException("form " + form + " cannot be read", missing);
    }
  }

  private static ClassPathResource file(String form) {
    return new ClassPathResource("forms/" + form + ".form");
  }
}
