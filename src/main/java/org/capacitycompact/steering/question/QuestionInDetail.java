package org.capacitycompact.steering.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.party.People;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/**
 * A question to the steering group as the voters see it: what is asked, why, by whom, what is done
 * instead, and of a change of the plan each field before and after.
 */
@Component
public class QuestionInDetail {

  private final QuestionWords words;
  private final ChangeWords changes;
  private final People people;
  private final Wording wording;

  QuestionInDetail(QuestionWords words, ChangeWords changes, People people, Wording wording) {
    this.words = words;
    this.changes = changes;
    this.people = people;
    this.wording = wording;
  }

  /**
   * Adds the question to what is asked.
   *
   * @return what stands beside it
   */
  public List<Exhibit> add(Question question, Collected asked, Locale language) {
    asked.add(say(language, "asked"), Cell.of(words.asked(question, language)));
    asked.add(say(language, "reason"), Cell.said(question.reason(), question.language()));
    String offered = question.offered();
    if (offered != null) {
      asked.add(say(language, "offered"), Cell.said(offered, question.language()));
    }
    asked.add(
        say(language, "by"),
        Cell.of(
            wording.say(
                language,
                "waiver.askedOn",
                people
                    .names(List.of(question.askedBy()))
                    .getOrDefault(question.askedBy(), question.askedBy()),
                wording.day(question.askedAt(), language))));
    List<Exhibit> beside = new ArrayList<>();
    Long request = question.changeRequest();
    if (request != null) {
      beside.add(changed(request, language));
    }
    return beside;
  }

  private Exhibit changed(long request, Locale language) {
    return new Table(
        changes.ofRequest(request, language),
        Stream.of("field", "before", "after")
            .map(column -> say(language, "column." + column))
            .toList(),
        changes.linesOf(request, language).stream()
            .map(
                line ->
                    Line.of(
                        Cell.of(line.label()),
                        value(line.before(), line.isText()),
                        value(line.after(), line.isText())))
            .toList());
  }

  private static Cell value(String text, boolean written) {
    return text.isEmpty() ? Cell.NONE : written ? Cell.said(text, null) : Cell.of(text);
  }

  private String say(Locale language, String key) {
    return wording.say(language, "question.detail." + key);
  }
}
