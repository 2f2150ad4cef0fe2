package org.capacitycompact.worklist.web;

import java.util.Collection;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells by the names of its inputs that a form is secret, whichever page it came from and whatever
 * that page said of itself.
 */
@Component
public class SecretAnswers {

  private final ObjectProvider<TaskDesk> desk;

  SecretAnswers(ObjectProvider<TaskDesk> desk) {
    this.desk = desk;
  }

  /**
   * Whether one of these inputs is of a form whose answers are kept nowhere but where they count.
   */
  public boolean areIn(Collection<String> inputs) {
    return inputs.stream()
        .map(SecretAnswers::key)
        .anyMatch(desk.getObject().secretKeys()::contains);
  }

  /** What was confirmed to be right is the answer itself. */
  private static String key(String input) {
    return input.startsWith(FieldError.CONFIRMED)
        ? input.substring(FieldError.CONFIRMED.length())
        : input;
  }
}
