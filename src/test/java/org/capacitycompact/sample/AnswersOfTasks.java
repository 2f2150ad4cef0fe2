package org.capacitycompact.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;

/** The sample answers, for tests of an application in another process. */
public final class AnswersOfTasks {

  private final SampleAnswers answers;

  public AnswersOfTasks() {
    try {
      answers = new SampleAnswers(Clock.systemUTC());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Map<String, Object> of(String task) {
    return answers.of(task);
  }
}
