package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.AnswersInWords;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.web.PlanExhibits;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The partners: whom the country chose and why, who else was asked, how they work together. */
@Component
@Order(10)
class PartnersPart implements PartSheet {

  private final PartnersTables partners;
  private final PlanExhibits plan;
  private final Statements statements;
  private final AnswersInWords answers;
  private final ReleasedForms forms;
  private final Wording wording;

  PartnersPart(
      PartnersTables partners,
      PlanExhibits plan,
      Statements statements,
      AnswersInWords answers,
      ReleasedForms forms,
      Wording wording) {
    this.partners = partners;
    this.plan = plan;
    this.statements = statements;
    this.answers = answers;
    this.forms = forms;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.PARTNERS;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    List<Exhibit> shown = new ArrayList<>();
    shown.add(partners.choices(number, language));
    shown.add(partners.parts(number, language));
    shown.add(partners.asked(number, reader, language));
    shown.add(partners.terms(number, reader, language));
    shown.add(partners.withoutOffer(number, reader, language));
    Stream.of(DescribeSouthSouth.FORM, DescribeTriangle.FORM)
        .forEach(form -> shown.addAll(described(number, form, language)));
    shown.addAll(plan.of(initiative, reader, language, List.of(Section.PARTNERS)));
    return shown;
  }

  /** How the partners share the work and what each gains, in the country's words (S84, S87). */
  private List<Exhibit> described(InitiativeNumber number, String form, Locale language) {
    return statements
        .latest(number, form)
        .map(said -> described(form, said, language))
        .orElse(List.of());
  }

  private List<Exhibit> described(String form, Statement said, Locale language) {
    return answers.byGroup(
        new AnswersInWords.Sent(forms.of(form), said.written(), said.source().language(), Map.of()),
        wording.say(language, "partnership.exhibit.described." + form),
        language);
  }
}
