package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.web.Exhibit.Cell;

/** Whom the country names in the form of the choice, and which part it gives to each. */
final class ChoiceInForm {

  static final int MOST = 6;

  static final String LEAD = "chosenLead";
  static final String FURTHER = "chosenFurther";
  static final String JOINTLY = "jointLeads";

  /** The one further provider that a form of release 0.1.0 asks for. */
  private static final String SECOND = "chosenSecond";

  private final List<Option> answered;
  private final Answers given;

  ChoiceInForm(List<Option> answered, Answers given) {
    this.answered = answered;
    this.given = given;
  }

  /**
   * A row for the part of each that could be chosen. Nobody answers while the country chooses, so
   * the order by name stays between page and decision.
   */
  static AskedRows parts(List<Option> answered, String heading) {
    List<FormRow> rows = new ArrayList<>();
    for (Option option : inOrder(answered)) {
      rows.add(FormRow.numbered(rows.size() + 1, Cell.of(option.name())));
    }
    return new AskedRows("part", List.of(heading), rows);
  }

  private static List<Option> inOrder(List<Option> answered) {
    return answered.stream()
        .filter(Option::real)
        .sorted(Comparator.comparing(Option::organisation))
        .toList();
  }

  /** What is wrong with those that are named. */
  List<FieldError> wrong() {
    List<FieldError> errors = new ArrayList<>();
    given.optionalText(LEAD).ifPresent(code -> selectable(code, LEAD, errors));
    String furtherKey = further();
    Set<String> beside = beside();
    beside.forEach(code -> selectable(code, furtherKey, errors));
    if (given.optionalText(LEAD).filter(beside::contains).isPresent()) {
      errors.add(FieldError.of(furtherKey, "partnership.second.same"));
    }
    if (beside.size() >= MOST) {
      errors.add(FieldError.of(furtherKey, "partnership.further.many"));
    }
    if (!beside.containsAll(jointly())) {
      errors.add(FieldError.of(JOINTLY, "partnership.jointly.notChosen"));
    }
    if (!beside.isEmpty() && given.asks(FURTHER)) {
      Stream.concat(given.optionalText(LEAD).stream(), beside.stream())
          .distinct()
          .flatMap(code -> partKey(code).stream())
          .filter(key -> !given.has(key))
          .forEach(key -> errors.add(FieldError.of(key, "partnership.part.missing")));
    }
    return errors;
  }

  private void selectable(String code, String key, List<FieldError> errors) {
    Optional<Option> option = option(code);
    if (option.isEmpty()) {
      errors.add(FieldError.of(key, "partnership.unanswered"));
    } else if (!option.get().untied()) {
      errors.add(FieldError.of(key, "partnership.tied", option.get().name()));
    }
  }

  /** The partners, the lead first; only after {@link #wrong} found nothing. */
  List<ChosenPartner> partners() {
    List<ChosenPartner> partners = new ArrayList<>();
    partners.add(partner(given.text(LEAD), true));
    beside().forEach(code -> partners.add(partner(code, false)));
    return partners;
  }

  private ChosenPartner partner(String code, boolean lead) {
    return new ChosenPartner(
        option(code).orElseThrow(),
        lead,
        !lead && jointly().contains(code),
        partKey(code).filter(given::asks).flatMap(given::optionalText).orElse(null));
  }

  private String further() {
    return given.asks(FURTHER) ? FURTHER : SECOND;
  }

  private Set<String> beside() {
    return given.asks(FURTHER)
        ? new LinkedHashSet<>(given.list(FURTHER))
        : new LinkedHashSet<>(given.optionalText(SECOND).stream().toList());
  }

  private List<String> jointly() {
    return given.asks(JOINTLY) ? given.list(JOINTLY) : List.of();
  }

  private Optional<Option> option(String code) {
    return answered.stream().filter(each -> each.organisation().equals(code)).findFirst();
  }

  private Optional<String> partKey(String code) {
    List<String> order = inOrder(answered).stream().map(Option::organisation).toList();
    int at = order.indexOf(code);
    return at < 0 ? Optional.empty() : Optional.of("part" + (at + 1) + "What");
  }
}
