package org.capacitycompact.steering.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.web.ActionPage;
import org.capacitycompact.initiative.web.ActionPage.Action;
import org.capacitycompact.initiative.web.ActionPage.RefusedInTheAct;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.steering.BallotReceipts;
import org.capacitycompact.steering.BallotReceipts.Counted;
import org.capacitycompact.steering.BallotReceipts.Own;
import org.capacitycompact.steering.RoundId;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotCarriedOver;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.PeriodOverException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A member's own ballots with their receipts, and the counted votes for everybody to check. */
@Controller
class BallotController {

  private static final String BALLOT = UserTasks.form(BallotRoundProcess.CAST_BALLOT);

  private static final int LONGEST = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final BallotReceipts receipts;
  private final Initiatives initiatives;
  private final ActionPage page;
  private final Wording wording;

  BallotController(
      BallotReceipts receipts, Initiatives initiatives, ActionPage page, Wording wording) {
    this.receipts = receipts;
    this.initiatives = initiatives;
    this.page = page;
    this.wording = wording;
  }

  /** A ballot as shown to its voter. */
  record Mine(
      long round,
      InitiativeNumber number,
      String heading,
      String asks,
      String castAt,
      String state,
      boolean open,
      boolean fits,
      String commitment,
      String salt,
      String choice,
      @Nullable String condition,
      @Nullable String reason) {}

  /** A closed round with its counted votes. */
  record Round(String heading, List<String> counted, List<String> voided) {}

  @GetMapping("/ballots")
  ModelAndView mine(Actor actor, Locale language) {
    return new ModelAndView("steering/ballots")
        .addObject(
            "ballots",
            receipts.of(actor).stream().map(each -> mine(each, actor, language)).toList());
  }

  @GetMapping("/ballots/{round}/receipt.txt")
  ResponseEntity<byte[]> receipt(@PathVariable String round, Actor actor, Locale language) {
    Own own = own(round, actor);
    String text =
        wording.say(
            language,
            "ballot.receipt.file",
            own.number(),
            heading(own.about(), own.roundNo(), language),
            own.round().toString(),
            own.commitment(),
            own.salt());
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"receipt-%d.txt\"".formatted(own.round().value()))
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/ballots/{round}/change")
  ModelAndView open(@PathVariable String round, Actor actor, Locale language) {
    Own own = own(round, actor);
    if (!own.open()) {
      throw new ChangedMeanwhileException();
    }
    // What is typed here stands in no other page, not even after a sign-in.
    NotCarriedOver.markPage();
    // Without the previous choice: a ballot is changed by casting it anew.
    return page.show(action(own), receipts.subject(own, language), language);
  }

  @PostMapping("/ballots/{round}/change")
  ModelAndView change(
      @PathVariable String round, HttpServletRequest request, Actor actor, Locale language) {
    Own own = own(round, actor);
    NotCarriedOver.markPage();
    return page.submit(
        action(own),
        receipts.subject(own, language),
        request,
        language,
        said -> receipts.check(own, actor, said),
        said -> changed(own, actor, said));
  }

  /** The counted votes of an initiative's rounds, and whether a receipt is among them. */
  @GetMapping("/initiatives/{number}/ballots")
  ModelAndView counted(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String commitment,
      Actor actor,
      Locale language) {
    String asked = commitment.strip().toLowerCase(Locale.ROOT);
    String looked = asked.substring(0, Math.min(asked.length(), LONGEST));
    List<Counted> rounds =
        receipts.counted(
            initiatives.visible(number, actor).orElseThrow(NotThereException::new).number());
    return new ModelAndView("steering/ballots-counted")
        .addObject("number", number)
        .addObject("commitment", looked)
        .addObject("found", looked.isEmpty() ? null : wording.say(language, found(looked, rounds)))
        .addObject(
            "rounds",
            rounds.stream()
                .map(
                    each ->
                        new Round(
                            heading(each.about(), each.roundNo(), language),
                            each.counted(),
                            each.voided()))
                .toList());
  }

  private static String found(String commitment, List<Counted> rounds) {
    if (rounds.stream().anyMatch(round -> round.counted().contains(commitment))) {
      return "ballot.found.counted";
    }
    return rounds.stream().anyMatch(round -> round.voided().contains(commitment))
        ? "ballot.found.void"
        : "ballot.found.none";
  }

  private String changed(Own own, Actor actor, Answers said) {
    try {
      receipts.change(own, actor, said);
      return "/ballots";
    } catch (PeriodOverException late) {
      throw new RefusedInTheAct(FieldError.of(choice(own), "approval.error.closed"));
    }
  }

  private Own own(String round, Actor actor) {
    if (!NUMBER.matcher(round).matches()) {
      throw new NotThereException();
    }
    return receipts
        .find(new RoundId(Long.parseLong(round)), actor)
        .orElseThrow(NotThereException::new);
  }

  private Action action(Own own) {
    return new Action(
        "changeBallot",
        own.form(),
        "/ballots/" + own.round() + "/change",
        initiatives.get(own.number()),
        Map.of());
  }

  private static String choice(Own own) {
    return own.form().equals(BALLOT) ? "ballotChoice" : "objectionDecision";
  }

  private Mine mine(Own own, Actor actor, Locale language) {
    return new Mine(
        own.round().value(),
        own.number(),
        heading(own.about(), own.roundNo(), language),
        own.form().equals(BALLOT) ? receipts.asks(own, language) : "",
        wording.moment(own.castAt(), language),
        wording.say(
            language, "ballot.state." + state(own), wording.moment(own.closesAt(), language)),
        own.open(),
        own.fits(actor.userId()),
        own.commitment(),
        own.salt(),
        wording.say(language, "approval.choice." + own.choice()),
        own.condition(),
        own.reason());
  }

  private static String state(Own own) {
    if (own.closedAt() == null) {
      return own.open() ? "open" : "over";
    }
    return own.counted() ? "counted" : "abandoned";
  }

  private String heading(String about, int roundNo, Locale language) {
    return wording.say(
        language,
        "ballot.heading",
        wording.say(language, "approval.purpose." + about),
        String.valueOf(roundNo));
  }
}
