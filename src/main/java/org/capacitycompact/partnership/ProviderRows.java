package org.capacitycompact.partnership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every provider that is considered, asked or refused for a demand, with how it stands. */
@Service
public class ProviderRows {

  private final SearchRecord record;
  private final AskedProviders asked;
  private final ProviderAnswers answers;
  private final Matches matches;
  private final Parties parties;
  private final People people;

  ProviderRows(
      SearchRecord record,
      AskedProviders asked,
      ProviderAnswers answers,
      Matches matches,
      Parties parties,
      People people) {
    this.record = record;
    this.asked = asked;
    this.answers = answers;
    this.matches = matches;
    this.parties = parties;
    this.people = people;
  }

  /**
   * A provider.
   *
   * @param score of its best published offer that matches, out of 100; 0 where none does
   * @param state of its invitation: {@code open}, {@code askedForUntied}, {@code offered}, {@code
   *     cannot}, {@code silent}, {@code withdrawn}, {@code over}; null where it was not asked
   * @param tied whether it has answered with help that is not untied
   * @param manned whether somebody can answer for it
   */
  public record ProviderRow(
      String code,
      String name,
      List<SearchRecord.Brought> brought,
      int score,
      @Nullable String state,
      boolean mandated,
      boolean tied,
      boolean manned) {

    public boolean is(String origin) {
      return brought.stream().anyMatch(each -> each.origin().equals(origin));
    }
  }

  /** Those on the shortlist first, then by name. */
  public List<ProviderRow> of(InitiativeNumber number) {
    Map<String, List<SearchRecord.Brought>> brought =
        record.brought(number).stream()
            .collect(Collectors.groupingBy(SearchRecord.Brought::organisation));
    Map<String, AskedProviders.Asked> invited =
        asked.asked(number).stream()
            .collect(Collectors.toMap(AskedProviders.Asked::organisation, Function.identity()));
    Map<String, DemandAnswer> answered =
        answers.of(number).stream()
            .collect(Collectors.toMap(DemandAnswer::organisation, Function.identity()));
    Map<String, Integer> scores = new HashMap<>();
    matches
        .of(number)
        .forEach(each -> scores.merge(each.offer().organisation(), each.score(), Math::max));
    Set<String> codes = new TreeSet<>(brought.keySet());
    codes.addAll(invited.keySet());
    codes.addAll(scores.keySet());
    Map<String, String> names = parties.organisationNames();
    Set<String> manned =
        people.groupsWithMembers(codes.stream().map(Role.PROVIDER::groupFor).toList());
    List<ProviderRow> rows = new ArrayList<>();
    for (String code : codes) {
      DemandAnswer answer = answered.get(code);
      AskedProviders.Asked invitation = invited.get(code);
      rows.add(
          new ProviderRow(
              code,
              names.getOrDefault(code, code),
              brought.getOrDefault(code, List.of()),
              scores.getOrDefault(code, 0),
              invitation == null ? null : state(invitation, answer),
              invitation != null && invitation.mandated(),
              answer != null && answer.canAnswer() && !"untied".equals(answer.tying()),
              manned.contains(Role.PROVIDER.groupFor(code))));
    }
    rows.sort(
        Comparator.comparing((ProviderRow each) -> !each.is("SHORTLISTED"))
            .thenComparing(ProviderRow::name));
    return rows;
  }

  private static String state(AskedProviders.Asked invitation, @Nullable DemandAnswer answer) {
    return invitation.state().equals("answered") && answer != null
        ? answer.canAnswer() ? invitation.untied() ? "askedForUntied" : "offered" : "cannot"
        : invitation.state();
  }
}
