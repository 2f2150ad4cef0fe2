package org.capacitycompact.worklist.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.form.AnswersInWords;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Submissions;
import org.capacitycompact.worklist.Submissions.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Submitted forms in a reader's words. */
@Component
class SubmissionViews {

  private final Submissions submissions;
  private final ReleasedForms released;
  private final AnswersInWords answers;
  private final People people;
  private final Parties parties;
  private final Wording wording;

  SubmissionViews(
      Submissions submissions,
      ReleasedForms released,
      AnswersInWords answers,
      People people,
      Parties parties,
      Wording wording) {
    this.submissions = submissions;
    this.released = released;
    this.answers = answers;
    this.people = people;
    this.parties = parties;
    this.wording = wording;
  }

  /**
   * A submitted form.
   *
   * @param concerning whom or what it is about, where there are several of its kind
   * @param narrow whether only some of those who see the initiative may read it
   * @param answered what was answered, under the questions
   */
  public record SubmissionView(
      String id,
      String task,
      @Nullable String concerning,
      String person,
      String at,
      @Nullable String language,
      boolean narrow,
      Exhibit answered) {}

  /** All of them, at a constant number of questions to the database. */
  List<SubmissionView> of(List<Submission> said, Locale language) {
    Map<String, String> names = names(said);
    return said.stream().map(each -> view(each, names, language)).toList();
  }

  private SubmissionView view(Submission said, Map<String, String> names, Locale language) {
    String task = wording.task(said.task(), language);
    return new SubmissionView(
        said.taskId(),
        task,
        concerning(said, names, language),
        String.valueOf(
            wording.actor(
                said.person(),
                said.inPlaceOf() == null
                    ? null
                    : names.getOrDefault(said.inPlaceOf(), said.inPlaceOf()),
                language)),
        wording.moment(said.at(), language),
        said.language(),
        submissions.isNarrow(said),
        answers.together(
            new AnswersInWords.Sent(form(said), said.answers(), said.language(), names),
            task,
            language));
  }

  /** Of a form that this release does not have any more nothing is known but its keys. */
  private FormSchema form(Submission said) {
    return released.has(said.form())
        ? released.of(said.form())
        : new FormSchema(said.form(), List.of());
  }

  private @Nullable String concerning(Submission said, Map<String, String> names, Locale language) {
    String key = said.localKey();
    return key == null
        ? null
        : key.matches("[0-9]+")
            ? wording.say(language, "task.milestone", key)
            : names.getOrDefault(key, key);
  }

  /** Names of the people and organisations that are meant by what was chosen. */
  private Map<String, String> names(List<Submission> said) {
    Set<String> meant = new HashSet<>();
    said.forEach(
        each -> {
          each.answers()
              .values()
              .forEach(
                  value -> {
                    if (value instanceof String text && text.length() <= 64) {
                      meant.add(text);
                    } else if (value instanceof List<?> several) {
                      several.forEach(one -> meant.add(String.valueOf(one)));
                    }
                  });
          if (each.localKey() != null) {
            meant.add(each.localKey());
          }
          if (each.inPlaceOf() != null) {
            meant.add(each.inPlaceOf());
          }
        });
    Map<String, String> names = new HashMap<>(people.names(meant));
    Map<String, String> organisations = parties.organisationNames();
    meant.stream()
        .filter(organisations::containsKey)
        .forEach(code -> names.put(code, organisations.get(code)));
    return names;
  }
}
