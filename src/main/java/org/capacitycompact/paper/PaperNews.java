package org.capacitycompact.paper;

import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what becomes of papers, and tells those who brought them and those they wait for. */
@Component
class PaperNews {

  private final Chronicle chronicle;
  private final Outbox outbox;

  PaperNews(Chronicle chronicle, Outbox outbox) {
    this.chronicle = chronicle;
    this.outbox = outbox;
  }

  /** It waits for those whose task it is. */
  void waits(Paper paper, Actor by) {
    boolean signed = paper.kind() == PaperKind.SIGNED;
    chronicle.record(
        paper.number(), signed ? "paper.signed" : "paper.transcribed", by, paper.task());
    tell(signed ? "signed" : "awaiting", paper, by, "", whoDecides(paper));
  }

  void confirmed(Paper paper, Actor by) {
    chronicle.record(paper.number(), "paper.confirmed", by, paper.task(), paper.broughtByName());
    tell("confirmed", paper, by, "", whoBrought(paper));
  }

  void refused(Paper paper, Actor by, String why) {
    chronicle.record(paper.number(), "paper.refused", by, paper.task(), why);
    tell("refused", paper, by, why, whoBrought(paper));
  }

  /** Both sides learn that it can count no more; of a draft only whoever typed it. */
  void becameVoid(Paper paper, boolean waited) {
    VoidReason why = paper.voidReason();
    if (waited) {
      chronicle.record(paper.number(), "paper.void", null, paper.task(), String.valueOf(why));
    }
    tell(
        "void." + why,
        paper,
        null,
        "",
        waited ? Stream.concat(whoDecides(paper), whoBrought(paper)) : whoBrought(paper));
  }

  void chased(Paper paper) {
    tell("chased", paper, null, "", whoDecides(paper));
  }

  private static Stream<String> whoDecides(Paper paper) {
    return paper.audiences().stream();
  }

  private static Stream<String> whoBrought(Paper paper) {
    return Stream.of("user:" + paper.broughtBy());
  }

  private void tell(
      String what, Paper paper, @Nullable Actor by, String words, Stream<String> whom) {
    outbox.tell(
        Notice.of("paper.told." + what)
            .about(paper.number())
            .to(whom.distinct().toArray(String[]::new))
            .by(by)
            .telling(words)
            .leadingTo("/initiatives/" + paper.number() + "/transcripts/" + paper.id()));
  }
}
