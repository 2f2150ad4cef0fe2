package org.capacitycompact.diagram;

import java.util.Locale;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** The names of processes, their steps and the answers on their ways, in a reader's language. */
@Component
public class ProcessWords {

  private final Wording wording;

  ProcessWords(Wording wording) {
    this.wording = wording;
  }

  public String process(String process, Locale language) {
    return Stage.carriedBy(process)
        .map(stage -> wording.say(language, stage.messageKey()))
        .or(() -> wording.find(language, "process." + process))
        .orElse(process);
  }

  /** Whether the bundles have a name for this step. */
  public boolean isNamed(String id, Locale language) {
    return wording.find(language, "task." + id).isPresent()
        || wording.find(language, "step." + id).isPresent();
  }

  /** The name by id; for a step that this release no longer has, the name in its model. */
  public String step(String id, String name, Locale language) {
    return wording
        .find(language, "task." + id)
        .or(() -> wording.find(language, "step." + id))
        .orElseGet(() -> name.isEmpty() ? wording.task(id, language) : name);
  }

  public ProcessPicture.PictureWords in(Locale language) {
    return new ProcessPicture.PictureWords() {
      @Override
      public Locale language() {
        return language;
      }

      @Override
      public String step(String id, String name) {
        return ProcessWords.this.step(id, name, language);
      }

      @Override
      public String way(String name) {
        return wording.find(language, key(name)).orElse(name);
      }
    };
  }

  /** {@code vote after independent review} is the message {@code way.vote-after-…}. */
  static String key(String way) {
    return "way." + way.strip().replaceAll("\\s+", "-");
  }
}
