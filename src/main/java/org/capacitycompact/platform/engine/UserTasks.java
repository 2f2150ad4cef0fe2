package org.capacitycompact.platform.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the models name what a person does: the task {@code UserTask_EndorseDemand} asks with the
 * form {@code endorse-demand}, in every model.
 */
public final class UserTasks {

  private static final String BEGIN = "UserTask_";

  private UserTasks() {}

  /** The form of a task. */
  public static String form(String task) {
    return task.substring(BEGIN.length())
        .replaceAll("(?<!^)([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }

  /** The task of a form. */
  public static String ofForm(String form) {
    return Arrays.stream(form.split("-"))
        .filter(word -> !word.isEmpty())
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining("", BEGIN, ""));
  }
}
