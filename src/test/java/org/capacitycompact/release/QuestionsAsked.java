package org.capacitycompact.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.capacitycompact.rulebook.Draft;
import org.capacitycompact.rulebook.Publication;
import org.capacitycompact.rulebook.Publication.Outcome;
import org.capacitycompact.sample.Story;
import org.capacitycompact.steering.question.NewerCriteria;
import org.capacitycompact.steering.question.Waivers;
import org.capacitycompact.steering.question.Waivers.Asked;
import org.springframework.core.io.ClassPathResource;

/** Initiatives about which the steering group is asked something while they rest elsewhere. */
final class QuestionsAsked {

  private static final String GATE = "demand-gate";

  private final Player player;
  private final Waivers waivers;
  private final NewerCriteria newer;
  private final Publication publication;

  QuestionsAsked(Player player, Waivers waivers, NewerCriteria newer, Publication publication) {
    this.player = player;
    this.waivers = waivers;
    this.newer = newer;
    this.publication = publication;
  }

  void play() {
    Story unlinked = unlinked("KE", "A waiver is asked for: court clerks");
    ask(unlinked, 90);
    unlinked.voted(3);

    Story waived = unlinked("UG", "A gate is waived: rangers");
    ask(waived, 30);
    waived.voted(Player.MEMBERS.size());

    Story judgedBefore = player.toAppraisal(player.raised("TG", "Jugée selon l'ancienne table"));
    publishNewerTable();
    if (!newer.ask(
        judgedBefore.number(), GATE, "The newer table is fairer", player.cast.actor("koffi"))) {
      throw new IllegalStateException("nothing newer than what judged " + judgedBefore.number());
    }
    judgedBefore.voted(2);
  }

  private Story unlinked(String country, String title) {
    return player
        .toAppraisal(player.raised(country, title))
        .with("UserTask_CompleteDesign", Map.of("developmentResult", "", "resultsLinked", "no"))
        .designed()
        .heard();
  }

  private void ask(Story story, int days) {
    Asked waiver =
        new Asked("S75", "The framework is being written", LocalDate.now().plusDays(days), null);
    waivers
        .ask(story.number(), waiver, player.cast.actor(story.authority()))
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(story.number() + ": " + refusal);
            });
  }

  /** As the secretariat changes criteria between two releases. */
  private void publishNewerTable() {
    Draft draft =
        publication.submit(
            GATE,
            Draft.Origin.UPLOAD,
            "Read again",
            table()
                .replaceFirst("<definitions", "<!-- read again -->\n<definitions")
                .getBytes(StandardCharsets.UTF_8),
            player.cast.actor("daniel"));
    Outcome outcome =
        publication.publish(
            draft, "Read again", null, publication.newest(GATE), player.cast.actor("daniel"));
    if (outcome != Outcome.PUBLISHED) {
      throw new IllegalStateException("the newer table is " + outcome + " " + draft.problems());
    }
  }

  private static String table() {
    try {
      return new ClassPathResource("decisions/" + GATE + ".dmn")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
