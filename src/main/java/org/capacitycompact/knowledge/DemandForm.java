package org.capacitycompact.knowledge;

import java.io.IOException;
import java.io.InputStream;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.initiative.plan.Statements;
import org.springframework.core.io.ClassPathResource;

/** The form of a demand in this release. */
public final class DemandForm {
  private DemandForm() {}

  public static FormSchema read() {
    try (InputStream file =
        new ClassPathResource("forms/" + Statements.DEMAND + ".form").getInputStream()) {
      return FormSchema.parse(file.readAllBytes());
    } catch (IOException missing) {
      throw new IllegalStateException("the form of the demand cannot be read", missing);
    }
  }
}
