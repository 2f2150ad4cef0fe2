package org.capacitycompact.partnership;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The providers whom the country could ask, those first that stand on its shortlist, then those
 * that came forward, were proposed, or match, the best first; each says why it stands there.
 */
@Component
public class ProvidersToAsk {

  private final ProviderAnswers answers;
  private final Candidates candidates;
  private final Refusals refusals;
  private final Matches matches;
  private final Parties parties;
  private final People people;
  private final Wording wording;

  ProvidersToAsk(
      ProviderAnswers answers,
      Candidates candidates,
      Refusals refusals,
      Matches matches,
      Parties parties,
      People people,
      Wording wording) {
    this.answers = answers;
    this.candidates = candidates;
    this.refusals = refusals;
    this.matches = matches;
    this.parties = parties;
    this.people = people;
    this.wording = wording;
  }

  /** A provider, why it is brought up, and how early in the list it stands. */
  private record Asked(Organisation provider, String why, int place, int score) {}

  /**
   * Every provider from outside the country for whom somebody can answer, that the country has not
   * refused, and that has not answered before; one whose answer was tied may be asked for an untied
   * one.
   */
  public List<Choice> of(InitiativeNumber number, String country) {
    Map<String, DemandAnswer> answered =
        answers.of(number).stream()
            .collect(Collectors.toMap(DemandAnswer::organisation, Function.identity()));
    Set<String> refused = refusals.standing(number);
    List<Organisation> all =
        parties.organisations().stream()
            .filter(each -> !country.equals(each.country()))
            .filter(each -> !refused.contains(each.code()))
            .filter(each -> mayBeAsked(answered.get(each.code())))
            .toList();
    Set<String> manned = people.groupsWithMembers(all.stream().map(ProvidersToAsk::group).toList());
    Map<String, Set<Candidate.Origin>> brought = candidates.standing(number);
    Map<String, Integer> scores = new HashMap<>();
    matches
        .of(number)
        .forEach(each -> scores.merge(each.offer().organisation(), each.score(), Math::max));
    return all.stream()
        .filter(each -> manned.contains(group(each)))
        .map(
            each ->
                asked(
                    each,
                    answered.containsKey(each.code()),
                    brought.getOrDefault(each.code(), Set.of()),
                    scores.getOrDefault(each.code(), 0)))
        .sorted(
            Comparator.comparingInt(Asked::place)
                .thenComparing(Comparator.comparingInt(Asked::score).reversed())
                .thenComparing(each -> each.provider().name()))
        .map(each -> new Choice(each.provider().code(), label(each)))
        .toList();
  }

  private static boolean mayBeAsked(@Nullable DemandAnswer answer) {
    return answer == null || answer.canAnswer() && !"untied".equals(answer.tying());
  }

  private static Asked asked(
      Organisation provider, boolean tied, Set<Candidate.Origin> origins, int score) {
    if (tied) {
      return new Asked(provider, "tied", 0, score);
    }
    for (Candidate.Origin origin : Candidate.Origin.values()) {
      if (origins.contains(origin)) {
        return new Asked(provider, origin.name(), 1 + origin.ordinal(), score);
      }
    }
    return score > 0 ? new Asked(provider, "match", 4, score) : new Asked(provider, "", 5, 0);
  }

  private String label(Asked each) {
    return each.why().isEmpty()
        ? each.provider().name()
        : wording.say(
            LocaleContextHolder.getLocale(),
            "partnership.asked." + each.why(),
            each.provider().name(),
            each.score());
  }

  private static String group(Organisation organisation) {
    return Role.PROVIDER.groupFor(organisation.code());
  }
}
