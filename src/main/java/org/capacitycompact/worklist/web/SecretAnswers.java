package org.capacitycompact.worklist.web;

import java.util.Collection;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Recognises secret forms by the names of their inputs, whichever page sent them. */
@Component
public class SecretAnswers {

  private final ObjectProvider<TaskDesk> desk;

  SecretAnswers(ObjectProvider<TaskDesk> desk) {
    this.desk = desk;
  }

  /**
   * Whether one of these inputs belongs to a form whose answers are stored only by its capability.
   */
  public boolean areIn(Collection<String> inputs) {
    return inputs.stream()
        .map(SecretAnswers::key)
        .anyMatch(desk.getObject().secretKeys()::contains);
  }

  /** A confirmation contains the answer itself. */
  private static String key(String input) {
    return input.startsWith(FieldError.CONFIRMED)
        ? input.substring(FieldError.CONFIRMED.length())
        : input;
  }
}
