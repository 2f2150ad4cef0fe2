package org.capacitycompact.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.FactsAsked;
import org.capacitycompact.criteria.Finding;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.party.Right;
import org.springframework.stereotype.Component;

/**
 * Of a finding beside a form that is being written: who can mend it, and where, when nothing that
 * this form asks would.
 */
@Component
class MendedElsewhere {

  private final FactsAsked asked;
  private final Wording wording;

  MendedElsewhere(FactsAsked asked, Wording wording) {
    this.asked = asked;
    this.wording = wording;
  }

  /**
   * @param words who can, in a sentence
   * @param address a page that the reader may open
   */
  record Place(String words, String address) {}

  Optional<Place> of(Finding finding, Verdict verdict, Locale language) {
    Set<Origin> origins =
        asked.by(finding, verdict).stream()
            .map(fact -> verdict.origins().get(fact))
            .collect(Collectors.toSet());
    // What nobody has submitted may be on this page: only what is known to be elsewhere is said.
    if (origins.isEmpty() || origins.stream().anyMatch(MendedElsewhere::isHere)) {
      return Optional.empty();
    }
    String initiative = "/initiatives/" + verdict.number();
    return origins.stream()
        .map(origin -> place(origin, initiative, language))
        .flatMap(Optional::stream)
        .findFirst()
        .or(
            () ->
                Optional.of(
                    new Place(wording.say(language, "finding.elsewhere.records"), initiative)));
  }

  private static boolean isHere(Origin origin) {
    return origin instanceof Origin.Field field && (field.form().isEmpty() || field.at() == null);
  }

  private Optional<Place> place(Origin origin, String initiative, Locale language) {
    if (origin instanceof Origin.Field field) {
      return Optional.of(new Place(asked(field.form(), language), initiative));
    }
    if (origin instanceof Origin.Document document) {
      return Optional.of(new Place(asked(document.form(), language), initiative));
    }
    return origin instanceof Origin.Country country
        ? Optional.of(
            new Place(
                wording.say(language, "finding.elsewhere.country"),
                "/countries/" + country.country()))
        : Optional.empty();
  }

  private String asked(String form, Locale language) {
    String step =
        "UserTask_"
            + Arrays.stream(form.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    String roles =
        Right.inTask(step).stream()
            .flatMap(right -> right.roles().stream())
            .map(role -> wording.role(role, language))
            .sorted()
            .distinct()
            .collect(Collectors.joining(", "));
    return wording.say(language, "finding.elsewhere.step", wording.task(step, language), roles);
  }
}
