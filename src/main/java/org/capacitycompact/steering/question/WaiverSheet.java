package org.capacitycompact.steering.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The questions to the steering group, as a section on the initiative's page. */
@Component
class WaiverSheet implements FactSheet {

  private final Questions questions;
  private final QuestionWords words;
  private final MessageSource messages;
  private final CountryDays days;

  WaiverSheet(Questions questions, QuestionWords words, MessageSource messages, CountryDays days) {
    this.questions = questions;
    this.words = words;
    this.messages = messages;
    this.days = days;
  }

  @Override
  public String heading() {
    return "waiver.sheet";
  }

  @Override
  public Stage stage() {
    return Stage.APPRAISAL;
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    List<Question> asked = questions.of(number);
    List<Fact> facts = new ArrayList<>();
    asked.forEach(question -> facts.add(new Fact(label(question), value(question, language))));
    if (!asked.isEmpty()) {
      questions
          .conditions(number)
          .forEach(
              each ->
                  facts.add(
                      new Fact(
                          "waiver.fact.condition",
                          say(
                              language,
                              "waiver.fact.conditionDue",
                              each.condition(),
                              Figures.day(each.due(), language)))));
    }
    return facts;
  }

  private String label(Question question) {
    String outcome = question.outcome();
    if (outcome == null) {
      return "waiver.fact.asked";
    }
    LocalDate until = question.waivedUntil();
    boolean expired =
        outcome.equals("granted")
            && until != null
            && until.isBefore(days.todayOf(question.number()));
    if (outcome.equals("granted") && "S10".equals(question.clause())) {
      return "waiver.fact.withoutEffect";
    }
    return "waiver.fact." + (expired ? "expired" : outcome);
  }

  private String value(Question question, Locale language) {
    String about =
        switch (question.kind()) {
          case "waiver" ->
              say(
                  language,
                  "waiver.fact.gate",
                  words.clause(question, language),
                  Figures.day(Objects.requireNonNull(question.waivedUntil()), language));
          case "localShare" -> say(language, "localShare.fact", words.share(question, language));
          case PlanChanges.KIND ->
              say(language, "planChange.fact", words.change(question, language));
          default -> words.table(question, language);
        };
    return about + "\n" + say(language, "question.reason", question.reason());
  }

  private String say(Locale language, String key, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }
}
