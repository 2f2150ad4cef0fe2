package org.capacitycompact.comment.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Asked;
import org.capacitycompact.comment.CommentAccess;
import org.capacitycompact.comment.Commentable.Place;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.comment.Things;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Comments as pages show them, in the reader's language. */
@Component
public class CommentViews {

  private final Things things;
  private final Talk talk;
  private final Wording wording;

  CommentViews(Things things, Talk talk, Wording wording) {
    this.things = things;
    this.talk = talk;
    this.wording = wording;
  }

  /** Something that was said; words null when they were taken back, language null when unknown. */
  public record SaidView(
      @Nullable String words,
      @Nullable String language,
      String by,
      @Nullable String organisation,
      String at) {}

  /**
   * What it is about, where the page does not say so; no address where it is not there for them.
   */
  public record AboutView(List<Quoted.Part> name, @Nullable String address) {}

  /**
   * A comment.
   *
   * @param note whether it is an internal note
   * @param openTo who reads it, in words
   * @param asked whose answer it wants, in words; null when none
   * @param takenBack when it was taken back, in words; null while it stands
   */
  public record CommentView(
      long id,
      SaidView said,
      boolean note,
      String openTo,
      @Nullable String asked,
      boolean waits,
      @Nullable String takenBack,
      @Nullable AboutView about,
      List<SaidView> answers,
      boolean mayAnswer,
      boolean mayTakeBack) {}

  /**
   * A form for saying something.
   *
   * @param anchor tells it apart from others of the page
   * @param opens whom it may be opened to
   * @param asks whose answer may be wanted
   */
  public record FormView(
      String address,
      String about,
      String reference,
      String anchor,
      List<Choice> opens,
      List<Choice> asks) {}

  /** These comments, each with what it is about; one question to each owner of such things. */
  public List<CommentView> withTheirThings(
      Initiative initiative, List<Comment> comments, CommentAccess access, Locale language) {
    Map<Thing, Place> places =
        things.places(
            initiative,
            comments.stream().map(Comment::thing).collect(Collectors.toSet()),
            access.actor(),
            language);
    return comments.stream()
        .map(
            each ->
                view(
                    initiative,
                    each,
                    about(initiative, each.thing(), places.get(each.thing()), language),
                    access,
                    language))
        .toList();
  }

  /** These comments, where the page says what they are about. */
  public List<CommentView> of(
      Initiative initiative, Collection<Comment> comments, CommentAccess access, Locale language) {
    return comments.stream().map(each -> view(initiative, each, null, access, language)).toList();
  }

  private AboutView about(
      Initiative initiative, Thing thing, @Nullable Place place, Locale language) {
    String name =
        place == null
            ? wording.say(language, "comment.about." + thing.about())
            : place.gone()
                ? wording.say(language, "comment.about.gone", place.name())
                : place.name();
    return new AboutView(
        Quoted.parts(name), place == null ? null : thing.address(initiative.number()));
  }

  private CommentView view(
      Initiative initiative,
      Comment comment,
      @Nullable AboutView about,
      CommentAccess access,
      Locale language) {
    Asked asked = comment.asked();
    return new CommentView(
        comment.id(),
        said(comment.said(), language),
        comment.openTo() == OpenTo.SECRETARIAT,
        wording.say(language, "comment.read.by." + comment.openTo(), country(initiative, language)),
        asked == null ? null : side(initiative, asked, language),
        comment.waits(),
        comment.withdrawnAt() == null
            ? null
            : wording.say(
                language, "comment.taken.back.at", wording.moment(comment.withdrawnAt(), language)),
        about,
        comment.answers().stream().map(answer -> said(answer, language)).toList(),
        access.answers(comment),
        !access.opens().isEmpty() && talk.takesBack(comment, access.actor()));
  }

  private SaidView said(Comments.Words words, Locale language) {
    return new SaidView(
        words.text(),
        words.language(),
        words.by(),
        words.organisation(),
        wording.moment(words.at(), language));
  }

  /** The form for a comment on a thing; null for those who say nothing. */
  public @Nullable FormView form(
      Initiative initiative, Thing thing, CommentAccess access, Locale language) {
    return access.comments()
        ? form(
            initiative,
            thing,
            "",
            Arrays.stream(OpenTo.values())
                .filter(each -> each != OpenTo.SECRETARIAT && access.opens().contains(each)),
            access.asks().stream(),
            language)
        : null;
  }

  /** The form for an internal note; null for all but the secretariat. */
  @Nullable FormView noteForm(
      Initiative initiative, Thing thing, CommentAccess access, Locale language) {
    return access.opens().contains(OpenTo.SECRETARIAT)
        ? form(
            initiative,
            thing,
            "note",
            Stream.of(OpenTo.SECRETARIAT),
            Stream.of(Asked.SECRETARIAT),
            language)
        : null;
  }

  private FormView form(
      Initiative initiative,
      Thing thing,
      String prefix,
      Stream<OpenTo> opens,
      Stream<Asked> asks,
      Locale language) {
    return new FormView(
        "/initiatives/" + initiative.number() + "/comments",
        thing.about().name(),
        thing.reference(),
        prefix + thing.about().name().toLowerCase(Locale.ROOT) + "-" + thing.reference(),
        opens.map(each -> openTo(initiative, each, language)).toList(),
        asks.map(each -> new Choice(each.name(), side(initiative, each, language))).toList());
  }

  Choice openTo(Initiative initiative, OpenTo readers, Locale language) {
    return new Choice(
        readers.name(),
        wording.say(language, "comment.open.to." + readers, country(initiative, language)));
  }

  private String side(Initiative initiative, Asked side, Locale language) {
    return wording.say(language, "comment.asked." + side, country(initiative, language));
  }

  private String country(Initiative initiative, Locale language) {
    return wording.country(initiative.country(), language);
  }

  /** What the page calls a thing. */
  List<Quoted.Part> name(Place place) {
    return Quoted.parts(place.name());
  }

  /** How many were said about something, and how many still want an answer: a link to them. */
  public String tally(Comments.Tally tally, Locale language) {
    return wording.say(language, "comment.tally", tally.all(), tally.waiting());
  }

  /** Everything about one thing that this reader sees of it. */
  Place place(Initiative initiative, Thing thing, Actor reader, Locale language) {
    return things.place(initiative, thing, reader, language).orElseThrow(NotThereException::new);
  }
}
