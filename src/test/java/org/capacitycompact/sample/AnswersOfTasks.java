package org.capacitycompact.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The sample answers, for tests of an application in another process. */
public final class AnswersOfTasks {

  /** Where the capitals of the sample's countries are. */
  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "KE", ZoneId.of("Africa/Nairobi"),
          "TG", ZoneId.of("Africa/Lome"),
          "UG", ZoneId.of("Africa/Kampala"));

  private final SampleAnswers answers;

  public AnswersOfTasks() {
    try {
      answers = new SampleAnswers(Clock.systemUTC());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As somebody answers today in this country of the sample. */
  public Map<String, Object> of(String task, String country) {
    return answers.of(task, LocalDate.now(ZONES.get(country)));
  }
}
