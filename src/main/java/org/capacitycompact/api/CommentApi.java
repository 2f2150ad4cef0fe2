package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Asked;
import org.capacitycompact.comment.CommentAccess;
import org.capacitycompact.comment.CommentRights;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.comment.NewComment;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Talk;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.platform.text.WrittenText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said about an initiative and the things in it, by the rights of the pages. */
@RestController
@RequestMapping("/api/initiatives/{number}/comments")
class CommentApi {

  private static final Set<String> KEYS =
      Set.of("about", "of", "openTo", "asked", "text", SentLanguage.NAME);

  private final Initiatives initiatives;
  private final Comments comments;
  private final CommentRights rights;
  private final Talk talk;

  CommentApi(Initiatives initiatives, Comments comments, CommentRights rights, Talk talk) {
    this.initiatives = initiatives;
    this.comments = comments;
    this.rights = rights;
    this.talk = talk;
  }

  /** Something that was said; without its text when it was withdrawn. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SaidAnswer(
      @Nullable String text,
      @Nullable String language,
      String author,
      @Nullable String organisation,
      Instant at) {

    static SaidAnswer of(Comments.Words said) {
      return new SaidAnswer(
          said.text(), said.language(), said.by(), said.organisation(), said.at());
    }
  }

  /**
   * A comment.
   *
   * @param of the section, the row, the document or the submission; empty for the initiative
   * @param openTo who reads it
   * @param asked whose answer it wants
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CommentAnswer(
      long id,
      About about,
      String of,
      OpenTo openTo,
      @Nullable Asked asked,
      SaidAnswer said,
      @Nullable Instant withdrawnAt,
      List<SaidAnswer> answers) {

    static CommentAnswer of(Comment comment) {
      return new CommentAnswer(
          comment.id(),
          comment.thing().about(),
          comment.thing().reference(),
          comment.openTo(),
          comment.asked(),
          SaidAnswer.of(comment.said()),
          comment.withdrawnAt(),
          comment.answers().stream().map(SaidAnswer::of).toList());
    }
  }

  /** A page of them, newest first. */
  record CommentList(List<CommentAnswer> comments, int total) {}

  @GetMapping
  CommentList list(
      @PathVariable InitiativeNumber number,
      @RequestParam(required = false) @Nullable About about,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(required = false) @Nullable OpenTo openTo,
      @RequestParam(defaultValue = "false") boolean unanswered,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      Actor actor) {
    visible(number, actor);
    Search asked =
        Search.all(number)
            .about(about == null ? EnumSet.allOf(About.class) : Set.of(about), of)
            .openTo(openTo == null ? EnumSet.allOf(OpenTo.class) : Set.of(openTo));
    Search search = unanswered ? asked.unanswered() : asked;
    return new CommentList(
        comments.find(search, actor, Ranges.offset(offset), Ranges.limit(limit)).stream()
            .map(CommentAnswer::of)
            .toList(),
        comments.count(search, actor));
  }

  /** Says something; sent again within a minute, it is the comment of before. */
  @PostMapping(consumes = "application/json")
  ResponseEntity<CommentAnswer> comment(
      @PathVariable InitiativeNumber number, @RequestBody Map<String, Object> body, Actor actor) {
    Initiative initiative = visible(number, actor);
    if (!initiative.status().isOpen()) {
      throw Refusal.changedMeanwhile("The initiative has ended: nothing more is said about it.");
    }
    CommentAccess access = rights.of(initiative, actor);
    if (access.opens().isEmpty()) {
      throw Refusal.notAllowed();
    }
    Map<String, Object> sent = new HashMap<>(body);
    String writtenIn = SentLanguage.of(sent.remove(SentLanguage.NAME));
    List<String> unknown = sent.keySet().stream().filter(key -> !KEYS.contains(key)).toList();
    if (!unknown.isEmpty()) {
      throw Refusal.unread(unknown, KEYS.stream().sorted().toList());
    }
    NewComment said = read(sent, access);
    long id =
        WrittenIn.within(writtenIn, () -> talk.comment(number, said, actor))
            .orElseThrow(Refusal::notThere);
    return ResponseEntity.created(URI.create("/api/initiatives/%s/comments".formatted(number)))
        .body(CommentAnswer.of(comments.one(number, id, actor).orElseThrow(Refusal::notThere)));
  }

  private static NewComment read(Map<String, Object> sent, CommentAccess access) {
    Thing thing =
        Thing.at(text(sent, "about", About.INITIATIVE.name()), text(sent, "of", ""))
            .orElseThrow(Refusal::notThere);
    OpenTo openTo = one(OpenTo.class, "openTo", text(sent, "openTo", OpenTo.EVERYBODY.name()));
    if (!access.opens().contains(openTo)) {
      throw Refusal.notAllowed();
    }
    Asked asked =
        sent.get("asked") == null ? null : one(Asked.class, "asked", text(sent, "asked", ""));
    if (!access.mayAsk(openTo, asked)) {
      throw wrong("asked", "Name one of those who would read it, or leave it out.");
    }
    String words = WrittenText.tidy(text(sent, "text", ""));
    if (words.isEmpty() || !WrittenText.fits(words, NewComment.LONGEST, true)) {
      throw wrong(
          "text",
          "Give 1 to %d visible characters, without control characters."
              .formatted(NewComment.LONGEST));
    }
    return new NewComment(thing, openTo, asked, words);
  }

  private static String text(Map<String, Object> sent, String key, String otherwise) {
    Object value = sent.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "Give a text.");
  }

  private static <E extends Enum<E>> E one(Class<E> kind, String key, String name) {
    return Arrays.stream(Objects.requireNonNull(kind.getEnumConstants()))
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    key,
                    "Give one of %s."
                        .formatted(
                            Arrays.stream(kind.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static Refusal wrong(String field, String reason) {
    return Refusal.unprocessable(List.of(new WrongField(field, reason)));
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }
}
