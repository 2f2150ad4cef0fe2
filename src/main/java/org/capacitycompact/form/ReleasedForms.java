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
  private final ConcurrentMap<String, FormSchema> read = new ConcurrentHashMap<>();

  /** Whether this release has the form; an older process may ask for one that it has not. */
  public boolean has(String form) {
    return file(form).exists();
  }

  public FormSchema of(String form) {
    return read.computeIfAbsent(
        form,
        key -> {
          try (InputStream content = file(key).getInputStream()) {
            return FormSchema.parse(content.readAllBytes());
          } catch (IOException missing) {
            throw new IllegalStateException("form " + key + " cannot be read", missing);
          }
        });
  }

  private static ClassPathResource file(String form) {
    return new ClassPathResource("forms/" + form + ".form");
  }
}
