package org.capacitycompact.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value for each variable of an address: the id of a thing of the closed country, a missing id,
 * or a word that belongs to nobody.
 */
final class IdsInAddresses {

  /**
   * @param kind of {@link ClosedCountry.Target#ids}; null when the value belongs to nobody
   * @param word the value when there is no kind
   */
  private record Rule(Pattern address, String kind, String word) {}

  private static Rule kind(String address, String kind) {
    return new Rule(Pattern.compile(address), kind, null);
  }

  private static Rule word(String address, String word) {
    return new Rule(Pattern.compile(address), null, word);
  }

  /**
   * The first match for an address up to its variable applies. Add the values for a new address
   * here.
   */
  private static final List<Rule> RULES =
      List.of(
          // Ours
          word("/help/stages/\\{stage}", "demand"),
          kind("/(api/)?initiatives/\\{number}", "NUMBER"),
          word("/initiatives/\\{number}/process/\\{process}", "demand-articulation"),
          // Of a plan one sees what one sees of its initiative; a section is a word, and has a row
          // 1.
          word("/(api/)?initiatives/\\{number}/plan/\\{section}", "results"),
          word("/(api/)?initiatives/\\{number}/plan/[^/]+/\\{position}", "1"),
          word("/(api/)?initiatives/\\{number}/plan/versions/\\{version}", "1"),
          word("/api/initiatives/\\{number}/plan/versions/\\{version}/compare/\\{other}", "now"),
          word("/initiatives/\\{number}/plan/proposals/\\{proposal}", "1"),
          word("/initiatives/\\{number}/plan/changes/\\{request}", "1"),
          word("/initiatives/\\{number}/comments/\\{comment}", "1"),
          // Of an overlap one sees nothing without its initiative; see OverlapsTest for the other.
          word("/initiatives/\\{number}/overlaps/\\{other}", "999999999"),
          kind("/(api/)?tasks/\\{id}", "TASK"),
          // Of a paper one sees nothing without its initiative; see TranscriptsTest for who else.
          word(
              "/initiatives/\\{number}/transcripts/\\{id}", "00000000-0000-4000-8000-000000000000"),
          // Blank forms are the same for everybody.
          word("/forms/\\{form}", "start-demand"),
          // Of a plan one sees what one sees of its initiative, whatever somebody wanted.
          word("/initiatives/\\{number}/plan/proposals/\\{proposal}", "1"),
          word("/initiatives/\\{number}/plan/changes/\\{request}", "1"),
          kind("/(api/)?initiatives/\\{number}/attachments/\\{id}", "ATTACHMENT"),
          kind("/(api/)?initiatives/\\{number}/submissions/\\{task}", "SUBMISSION"),
          kind("/(api/)?initiatives/\\{number}/verdicts/\\{verdict}", "VERDICT"),
          kind("/ballots/\\{round}", "ROUND"),
          word("/(api/)?known-activities/(imports/)?\\{id}", "999999999"),
          // Published facts about countries are public.
          word("/countries/\\{code}", "ZZ"),
          // Criteria are rules of the Compact and belong to no country.
          word("/criteria/\\{decision}", "nosuchdecision"),
          word("/criteria/\\{decision}/\\{version}", "999999"),
          word("/administration/criteria/\\{decision}", "nosuchdecision"),
          word("/administration/criteria/\\{decision}/\\{version}", "999999"),
          word("/administration/criteria/drafts/\\{draft}", "999999999"),
          // Service accounts are programs and belong to no country.
          word("/administration/service-accounts/\\{id}", "nosuchprogram"),
          word("/administration/service-accounts/\\{id}/tokens/\\{token}", "999999999"),
          // Those who manage accounts see all of them, whatever the country.
          word("/administration/people/\\{userId}", "nosuchperson"),
          word("/administration/people/\\{userId}/tasks/\\{taskId}", "nosuchtask"),
          word("/deputies/\\{userId}", "nosuchperson"),
          word("(/account/deputy|/deputies/\\{userId})/\\{id}", "999999999"),
          // Reports are read by their officers only, of whichever country they tell.
          word("/administration/integrity/\\{id}", "999999999"),
          word("/account/sessions/\\{reference}", "00000000000000000000"),
          word("/welcome/\\{token}", "nosuchlink"),
          word("/calendar/\\{token}", "nosuchaddress"),
          kind("/notices/\\{id}", "NOTICE"),
          word("/notices/stop/\\{key}", "00000000-0000-4000-8000-000000000000"),
          word("/actuator/.*", "x"),
          // The engine's
          word("(.*)/engine/\\{name}", "default"),
          word(".*/\\{(engineName|engine)}", "default"),
          word(".*/static/\\{file}", "app/plugin.js"),
          kind(".*/task/\\{id}", "TASK"),
          kind(".*/history/process-instance/\\{id}", "PROCESS_INSTANCE"),
          kind(".*/history/activity-instance/\\{id}", "ACTIVITY_INSTANCE"),
          kind(".*/history/variable-instance/\\{id}", "VARIABLE"),
          kind(".*/history/[a-z-]+/\\{(id|operationId)}", "NO_SUCH"),
          kind(".*/process-instance/\\{id}", "PROCESS_INSTANCE"),
          kind(".*/execution/\\{id}", "EXECUTION"),
          kind(".*/job/\\{id}", "JOB"),
          kind(".*/external-task/\\{id}", "EXTERNAL_TASK"),
          kind(".*/variable-instance/\\{id}", "VARIABLE"),
          kind(".*/authorization/\\{id}", "AUTHORIZATION"),
          kind(".*/user/\\{(id|userId)}", "USER"),
          kind(".*/(members|user-members)/\\{userId}", "USER"),
          kind(".*/group/\\{id}", "GROUP"),
          kind(".*/group-members/\\{groupId}", "GROUP"),
          kind(".*/(incident|batch|case-execution|case-instance|tenant)/\\{id}", "NO_SUCH"),
          kind(".*/\\{(commentId|attachmentId|tenantId|tenant|tenant-id)}", "NO_SUCH"),
          word(".*/\\{varId}", "country"),
          word(".*/\\{messageName}", "Suspend"),
          word(".*/metrics/\\{name}", "activity-instance-start"),
          word(".*-definition/key/\\{key}", "demand-articulation"),
          word(".*-definition/\\{id}", "demand-articulation:1:x"),
          word(".*/(deployment|filter)/\\{id}", "x"),
          word(".*/\\{resourceId}", "x"),
          word(".*/camunda/api/admin/.*", "x"));

  private IdsInAddresses() {}

  /** Whether there is a value for the variable at the end of this address. */
  static boolean known(String address) {
    return rule(address).isPresent();
  }

  /** The kind of thing that it names; empty for one that belongs to nobody. */
  static Optional<String> kindOf(String address) {
    return rule(address).map(Rule::kind);
  }

  static String value(String address, Map<String, String> ids) {
    Rule rule = rule(address).orElseThrow(() -> new IllegalStateException(address));
    return rule.kind() == null
        ? rule.word()
        : ids.getOrDefault(rule.kind(), ClosedCountry.missing(rule.kind()));
  }

  private static Optional<Rule> rule(String address) {
    return RULES.stream().filter(rule -> rule.address().matcher(address).matches()).findFirst();
  }
}
