package org.capacitycompact.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * What is proposed to the country for its plan. Accepted, it is written by the country's right in
 * the same transaction; of a signed plan it may become a {@link ChangeRequests request}.
 */
@Service
public class Proposals {

  private final InitiativeLock turns;
  private final Initiatives initiatives;
  private final ProposalRepository proposals;
  private final PlanRows rows;
  private final PlanRights rights;
  private final PlanEditor editor;
  private final WantedRows there;
  private final SignedPlan signed;
  private final ChangeRequests requests;
  private final Chronicle chronicle;
  private final Outbox outbox;
  private final Clock clock;

  Proposals(
      InitiativeLock turns,
      Initiatives initiatives,
      ProposalRepository proposals,
      PlanRows rows,
      PlanRights rights,
      PlanEditor editor,
      WantedRows there,
      SignedPlan signed,
      ChangeRequests requests,
      Chronicle chronicle,
      Outbox outbox,
      Clock clock) {
    this.turns = turns;
    this.initiatives = initiatives;
    this.proposals = proposals;
    this.rows = rows;
    this.rights = rights;
    this.editor = editor;
    this.there = there;
    this.signed = signed;
    this.requests = requests;
    this.chronicle = chronicle;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Proposes a change.
   *
   * @return what is wrong with it; empty when it was proposed
   * @throws AccessDeniedException when they do not propose to this plan now
   */
  public List<FieldError> make(WantedChange wanted, String words, Actor by) {
    return turns.shared(
        wanted.number(),
        () -> {
          Initiative initiative = initiatives.get(wanted.number());
          PlanAccess access = rights.of(initiative, by);
          if (!access.proposes()) {
            throw new AccessDeniedException("they do not propose to this plan now");
          }
          List<FieldError> problems = editor.problems(wanted, initiative, access);
          if (problems.isEmpty()) {
            proposals.saveAndFlush(
                new Proposal(
                    wanted,
                    rows.columns(wanted.section()).write(wanted.values(), wanted.emptied()),
                    words,
                    access.phase(),
                    by.userId(),
                    now()));
            told("plan.proposal.made", wanted, by, words);
          }
          return problems;
        });
  }

  /**
   * The country accepts it, having seen the row at a revision.
   *
   * @throws AccessDeniedException when they do not decide about this plan now
   */
  public Decided accept(InitiativeNumber number, long id, int seen, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.get(number);
          PlanAccess access = deciding(initiative, by);
          Proposal proposal = proposals.findByIdAndNumber(id, number).orElse(null);
          if (proposal == null || !proposal.isOpen() || proposal.phase() != access.phase()) {
            return Decided.of(Decided.Result.TOO_LATE);
          }
          WantedChange wanted = proposal.wanted(rows);
          Decided decided = applied(wanted, proposal, seen, initiative, access);
          if (decided.isDone()) {
            proposal.accept(by.userId(), now());
            proposals.saveAndFlush(proposal);
            told("plan.proposal.accepted", wanted, by, "");
            tellMaker(proposal, "accepted", wanted, by, "");
          }
          return decided;
        });
  }

  /** Written, or of a signed plan asked for in the country's name. */
  private Decided applied(
      WantedChange wanted, Proposal proposal, int seen, Initiative initiative, PlanAccess access) {
    Row row = there.of(wanted).orElse(null);
    if (row == null && wanted.act() != WantedChange.Act.ADD) {
      return Decided.of(Decided.Result.GONE);
    }
    Actor by = access.actor();
    if (access.phase() == Phase.AGREED
        && signed.size(there.change(wanted, initiative, access, false)) != ChangeSize.AT_ONCE) {
      List<FieldError> problems = requests.ask(wanted, proposal.words(), by);
      return problems.isEmpty() ? Decided.of(Decided.Result.ASKED) : Decided.refused(problems);
    }
    return Decided.of(write(wanted, seen, by));
  }

  private Outcome write(WantedChange wanted, int seen, Actor by) {
    InitiativeNumber number = wanted.number();
    Section section = wanted.section();
    return switch (wanted.act()) {
      case ADD -> editor.add(number, section, Answers.of(wanted.values()), by);
      case CHANGE ->
          editor.change(
              number, section, wanted.row(), seen, Answers.of(there.with(wanted, seen)), by);
      case REMOVE -> editor.remove(number, section, wanted.row(), seen, by);
    };
  }

  /**
   * The country declines it, and says why.
   *
   * @return false when it was decided before
   * @throws AccessDeniedException when they do not decide about this plan now
   */
  public boolean decline(InitiativeNumber number, long id, String why, Actor by) {
    return turns.shared(
        number,
        () -> {
          deciding(initiatives.get(number), by);
          return become(
              number,
              id,
              "declined",
              by,
              why,
              (proposal, at) -> proposal.decline(why, by.userId(), at));
        });
  }

  /** Its maker takes it back; false when it is not theirs, or was decided before. */
  public boolean withdraw(InitiativeNumber number, long id, Actor by) {
    return turns.shared(
        number,
        () ->
            become(
                number,
                id,
                "withdrawn",
                by,
                "",
                (proposal, at) -> proposal.withdraw(by.userId(), at)));
  }

  /** It ends with the phase in which it was made, and its maker is told. */
  void lapse(InitiativeNumber number, long id) {
    turns.shared(
        number,
        () -> {
          Phase current = rows.phase(number).orElse(Phase.CLOSED);
          return become(
              number, id, "lapsed", null, "", (proposal, at) -> proposal.lapse(current, at));
        });
  }

  private boolean become(
      InitiativeNumber number,
      long id,
      String what,
      @Nullable Actor by,
      String words,
      BiPredicate<Proposal, Instant> transition) {
    Proposal proposal = proposals.findByIdAndNumber(id, number).orElse(null);
    if (proposal == null || !transition.test(proposal, now())) {
      return false;
    }
    proposals.saveAndFlush(proposal);
    WantedChange wanted = proposal.wanted(rows);
    told("plan.proposal." + what, wanted, by, words);
    if (!what.equals("withdrawn")) {
      tellMaker(proposal, what, wanted, by, words);
    }
    return true;
  }

  private PlanAccess deciding(Initiative initiative, Actor by) {
    PlanAccess access = rights.of(initiative, by);
    if (!access.edits()) {
      throw new AccessDeniedException("they do not decide about this plan now");
    }
    return access;
  }

  private void told(String kind, WantedChange wanted, @Nullable Actor by, String words) {
    chronicle.record(
        wanted.number(),
        kind,
        by,
        wanted.section().id(),
        String.valueOf(wanted.position() == null ? 0 : wanted.position()),
        name(wanted),
        words);
  }

  private void tellMaker(
      Proposal proposal, String what, WantedChange wanted, @Nullable Actor by, String words) {
    outbox.tell(
        Notice.of("plan.told.proposal." + what)
            .about(wanted.number())
            .to("user:" + proposal.madeBy())
            .by(by)
            .telling(name(wanted), words)
            .leadingTo("/initiatives/" + wanted.number() + "/plan/proposals"));
  }

  private String name(WantedChange wanted) {
    return there
        .of(wanted)
        .map(Row::name)
        .orElseGet(
            () -> String.valueOf(wanted.values().getOrDefault(wanted.section().nameField(), "")));
  }

  private Instant now() {
    return clock.instant();
  }
}
