package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.springframework.stereotype.Component;

/**
 * The country's options: the answers to its demand and the matching offers, one per provider. A
 * provider's answer to this demand takes precedence; of several offers the first untied one counts.
 */
@Component
class Options {

  private final ProviderAnswers answers;
  private final Matches matches;
  private final Parties parties;

  Options(ProviderAnswers answers, Matches matches, Parties parties) {
    this.answers = answers;
    this.matches = matches;
    this.parties = parties;
  }

  /** The options; those that can be chosen come first. */
  List<Option> of(InitiativeNumber number) {
    Map<String, Option> byProvider = new LinkedHashMap<>();
    Map<String, String> names = names();
    List<DemandAnswer> answered = answers.of(number);
    answered.stream()
        .filter(DemandAnswer::canAnswer)
        .forEach(answer -> byProvider.put(answer.organisation(), option(answer, names)));
    List<String> said = answered.stream().map(DemandAnswer::organisation).toList();
    matches.of(number).stream()
        .filter(proposal -> !said.contains(proposal.offer().organisation()))
        .map(Options::option)
        .forEach(option -> byProvider.merge(option.organisation(), option, Options::better));
    List<Option> options = new ArrayList<>(byProvider.values());
    options.sort(Comparator.comparing(Option::real).reversed());
    return options;
  }

  /** The providers that have answered this demand; no others can be chosen. */
  List<Option> answered(InitiativeNumber number) {
    return of(number).stream().filter(Option::answered).toList();
  }

  private static Option better(Option one, Option other) {
    return one.untied() || !other.untied() ? one : other;
  }

  static Option option(DemandAnswer answer, Map<String, String> names) {
    return new Option(
        answer.organisation(),
        names.getOrDefault(answer.organisation(), answer.organisation()),
        Objects.requireNonNullElse(answer.description(), ""),
        "southern".equals(answer.kind()),
        Objects.requireNonNullElse(answer.tying(), "tied"),
        true);
  }

  private static Option option(Matches.Proposal proposal) {
    return new Option(
        proposal.offer().organisation(),
        proposal.provider(),
        proposal.offer().title(),
        proposal.offer().kind().equals("southern"),
        proposal.offer().tying(),
        false);
  }

  private Map<String, String> names() {
    return parties.organisations().stream()
        .collect(Collectors.toMap(Organisation::code, Organisation::name));
  }
}
