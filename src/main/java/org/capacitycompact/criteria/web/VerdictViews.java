package org.capacitycompact.criteria.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.clauses.Clause;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.criteria.Remedies;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdict.Words;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.criteria.web.RemedyElsewhere.Place;
import org.capacitycompact.criteria.web.RemedyElsewhere.Writing;
import org.capacitycompact.criteria.web.VerdictView.FindingView;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts verdicts into words: open findings, with clause and remedy. */
@Component
public class VerdictViews {

  private final Verdicts verdicts;
  private final Clauses clauses;
  private final Remedies remedies;
  private final RemedyElsewhere elsewhere;
  private final DecisionWords decisions;
  private final Wording wording;

  VerdictViews(
      Verdicts verdicts,
      Clauses clauses,
      Remedies remedies,
      RemedyElsewhere elsewhere,
      DecisionWords decisions,
      Wording wording) {
    this.elsewhere = elsewhere;
    this.decisions = decisions;
    this.verdicts = verdicts;
    this.clauses = clauses;
    this.remedies = remedies;
    this.wording = wording;
  }

  /** The newest verdict of each decision that has findings, newest first. */
  public List<VerdictView> latest(InitiativeNumber number, Locale language) {
    return views(verdicts.latest(number), null, language);
  }

  /**
   * Verdicts on a form that is being written, with findings that the form cannot change marked as
   * such.
   */
  public List<VerdictView> of(List<Verdict> said, Writing writing, Locale language) {
    return views(said, writing, language);
  }

  /** The verdicts that have findings. */
  private List<VerdictView> views(List<Verdict> said, @Nullable Writing writing, Locale language) {
    return said.stream()
        .filter(verdict -> !verdict.findings().isEmpty())
        .map(verdict -> view(verdict, writing, language))
        .toList();
  }

  private VerdictView view(Verdict verdict, @Nullable Writing writing, Locale language) {
    return new VerdictView(
        verdict.decision(),
        wording
            .find(language, "findings.of." + verdict.decision())
            .orElse(Wording.readable(verdict.decision())),
        outcome(verdict, language),
        verdict.score(),
        (int) verdict.findings().stream().filter(Finding::gate).count(),
        verdict.version(),
        wording.day(verdict.decidedAt(), language),
        verdict.kept() == null
            ? ""
            : "/initiatives/" + verdict.number() + "/verdicts/" + verdict.kept().id(),
        verdict.open().stream().map(finding -> view(finding, verdict, writing, language)).toList(),
        verdict.met().stream().map(finding -> view(finding, verdict, writing, language)).toList());
  }

  private Tag outcome(Verdict verdict, Locale language) {
    String outcome = verdict.outcome();
    return decisions.tag(
        verdict.decision(),
        outcome,
        wording.find(language, "findings.outcome." + outcome).orElse(Wording.readable(outcome)));
  }

  /** A finding with its clause; the source is quoted as it was when the verdict was given. */
  public FindingView view(Finding finding, Verdict verdict, Locale language) {
    return view(finding, verdict, null, language);
  }

  private FindingView view(
      Finding finding, Verdict verdict, @Nullable Writing writing, Locale language) {
    Clause clause = clauses.of(finding.criterion(), language);
    // Recorded findings cannot be changed by a form; the hint is for a form that is being written.
    Optional<Place> place =
        writing == null || finding.level().equals("met")
            ? Optional.empty()
            : elsewhere.of(finding, verdict, writing, language);
    return new FindingView(
        level(finding, waived(verdict, finding), language),
        clause.number(),
        clause.title(),
        quote(clause, verdict, language),
        remedies.inLanguage(finding.remedy(), language),
        place.map(Place::words).orElse(""),
        place.map(Place::address).orElse(""));
  }

  /** A clause by number and title, "S21 Untied". */
  public String clause(String number, Locale language) {
    String title = clauses.of(number, language).title();
    return title.equals(number) ? number : number + " " + title;
  }

  private String quote(Clause clause, Verdict verdict, Locale language) {
    Words then = verdict.kept() == null ? null : verdict.kept().words().get(clause.number());
    boolean asNow = then == null || then.quote().isEmpty() || then.quote().equals(clause.quote());
    String quote = asNow || then == null ? clause.quote() : then.quote();
    String source = asNow || then == null ? clause.source() : then.source();
    return quote.isEmpty() ? "" : wording.say(language, "verdict.quote", quote, source);
  }

  /** A gate that would block if the steering group had not waived it. */
  private static boolean waived(Verdict verdict, Finding finding) {
    Object waived = verdict.facts().get("waivedCriteria");
    return waived != null
        && !finding.level().equals("met")
        && List.of(waived.toString().split(",")).contains(finding.criterion());
  }

  private Tag level(Finding finding, boolean waived, Locale language) {
    if (finding.gate()) {
      return new Tag(wording.say(language, "verdict.level.gate"), "bad");
    }
    String level = wording.say(language, "verdict.level." + finding.level());
    if (waived) {
      return new Tag(wording.say(language, "verdict.level.waived", level), "warn");
    }
    return new Tag(
        level,
        finding.level().equals("met") ? "ok" : finding.level().equals("unknown") ? "" : "warn");
  }
}
