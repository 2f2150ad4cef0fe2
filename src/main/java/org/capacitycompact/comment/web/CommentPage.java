package org.capacitycompact.comment.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.CommentAccess;
import org.capacitycompact.comment.CommentRights;
import org.capacitycompact.comment.Commentable.Place;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of what was said about an initiative, or about one thing of it. */
@Component
class CommentPage {

  private final Comments comments;
  private final CommentRights rights;
  private final CommentViews views;
  private final Wording wording;

  CommentPage(Comments comments, CommentRights rights, CommentViews views, Wording wording) {
    this.comments = comments;
    this.rights = rights;
    this.views = views;
    this.wording = wording;
  }

  /**
   * What was typed and could not be taken.
   *
   * @param form the anchor of its form
   * @param field that is wrong
   * @param problem a message key
   */
  record Typed(
      String form,
      String field,
      String problem,
      String words,
      @Nullable String openTo,
      @Nullable String asked,
      Set<Long> chosen) {}

  ModelAndView show(
      Initiative initiative, CommentFilter filter, int at, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    CommentAccess access = rights.of(initiative, reader);
    Thing thing = filter.thing().orElse(Thing.INITIATIVE);
    Place place = views.place(initiative, thing, reader, language);
    Comments.Search search = filter.search(number);
    boolean whole = filter.thing().isEmpty();
    ModelAndView page = new ModelAndView("comment/comments");
    page.addObject("initiative", initiative);
    page.addObject("filter", filter);
    page.addObject("whole", whole);
    page.addObject("thing", views.name(place));
    page.addObject("place", place);
    page.addObject("abouts", abouts(language));
    page.addObject("readers", readers(initiative, reader, language));
    page.addObject("ended", !initiative.status().isOpen());
    page.addObject(
        "comments",
        views.withTheirThings(
            initiative,
            comments.find(search, reader, Paging.offset(at), Paging.SIZE),
            access,
            language));
    page.addObject(
        "paging", Paging.exactly(at, Paging.SIZE, comments.count(search, reader), filter.query()));
    notes(page, initiative, filter, access, language);
    // What is gone is read, and nothing more is said about it.
    if (!place.gone()) {
      page.addObject("write", views.form(initiative, thing, access, language));
      page.addObject("note", views.noteForm(initiative, thing, access, language));
    }
    page.addObject("answering", !access.answersFor().isEmpty());
    page.addObject("languages", WrittenIn.LANGUAGES);
    page.addObject("writtenIn", language.getLanguage());
    return page;
  }

  /** Internal notes stand in the same place, apart. */
  private void notes(
      ModelAndView page,
      Initiative initiative,
      CommentFilter filter,
      CommentAccess access,
      Locale language) {
    Optional<Comments.Search> search = filter.notes(initiative.number());
    if (search.isPresent() && readsNotes(access.actor(), initiative)) {
      page.addObject(
          "notes",
          views.withTheirThings(
              initiative,
              comments.find(search.get(), access.actor(), 0, Paging.SIZE),
              access,
              language));
      page.addObject("notesInAll", comments.count(search.get(), access.actor()));
    }
  }

  private List<Choice> abouts(Locale language) {
    return Stream.of(
            About.INITIATIVE.name(),
            CommentFilter.PLAN,
            About.DOCUMENT.name(),
            About.SUBMISSION.name())
        .map(each -> new Choice(each, wording.say(language, "comment.about." + each)))
        .toList();
  }

  private static boolean readsNotes(Actor reader, Initiative initiative) {
    return Right.SHARE_INTERNAL_NOTES.on(reader, initiative.country());
  }

  /** By whom a list is narrowed: that there are internal notes is told to nobody else. */
  private List<Choice> readers(Initiative initiative, Actor reader, Locale language) {
    return Arrays.stream(OpenTo.values())
        .filter(each -> each != OpenTo.SECRETARIAT || readsNotes(reader, initiative))
        .map(each -> views.openTo(initiative, each, language))
        .toList();
  }
}
