package org.capacitycompact.portal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.capacitycompact.criteria.Clause;
import org.capacitycompact.criteria.Clauses;
import org.capacitycompact.criteria.Finding;
import org.capacitycompact.criteria.Remedies;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.portal.VerdictView.FindingView;
import org.springframework.stereotype.Component;

/** Puts verdicts into words: what is not yet shown, with its clause and what would pass. */
@Component
public class VerdictViews {

  private static final Set<String> GOOD =
      Set.of("pass", "owned", "sound", "approved", "onTrack", "proceed", "exit");
  private static final Set<String> BAD = Set.of("decline", "notOwned", "unsound", "escalate");

  private final Verdicts verdicts;
  private final Clauses clauses;
  private final Remedies remedies;
  private final Wording wording;

  VerdictViews(Verdicts verdicts, Clauses clauses, Remedies remedies, Wording wording) {
    this.verdicts = verdicts;
    this.clauses = clauses;
    this.remedies = remedies;
    this.wording = wording;
  }

  /** The newest verdict of each decision that has findings, newest first. */
  public List<VerdictView> latest(String number, Locale language) {
    return of(verdicts.latest(number), language);
  }

  /** Those of these verdicts that have findings. */
  public List<VerdictView> of(List<Verdict> said, Locale language) {
    return said.stream()
        .filter(verdict -> !verdict.findings().isEmpty())
        .map(verdict -> view(verdict, language))
        .toList();
  }

  private VerdictView view(Verdict verdict, Locale language) {
    return new VerdictView(
        verdict.decision(),
        wording
            .find(language, "findings.of." + verdict.decision())
            .orElse(Wording.readable(verdict.decision())),
        outcome(verdict.outcome(), language),
        verdict.score(),
        (int) verdict.findings().stream().filter(Finding::gate).count(),
        verdict.version(),
        wording.day(verdict.decidedAt(), language),
        verdict.open().stream().map(finding -> view(finding, language)).toList(),
        verdict.met().stream().map(finding -> view(finding, language)).toList());
  }

  private Tag outcome(String outcome, Locale language) {
    String kind = GOOD.contains(outcome) ? "ok" : BAD.contains(outcome) ? "bad" : "warn";
    return new Tag(
        wording.find(language, "findings.outcome." + outcome).orElse(Wording.readable(outcome)),
        kind);
  }

  private FindingView view(Finding finding, Locale language) {
    Clause clause = clauses.of(finding.criterion(), language);
    String quote =
        clause.quote().isEmpty()
            ? ""
            : wording.say(language, "verdict.quote", clause.quote(), clause.source());
    return new FindingView(
        level(finding, language),
        clause.number(),
        clause.title(),
        quote,
        remedies.inLanguage(finding.remedy(), language));
  }

  private Tag level(Finding finding, Locale language) {
    if (finding.gate()) {
      return new Tag(wording.say(language, "verdict.level.gate"), "bad");
    }
    return new Tag(
        wording.say(language, "verdict.level." + finding.level()),
        finding.level().equals("met") ? "ok" : finding.level().equals("unknown") ? "" : "warn");
  }
}
