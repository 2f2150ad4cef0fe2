package org.capacitycompact.calendar.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.calendar.CalendarFeeds;
import org.capacitycompact.calendar.FeedFile;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The private address of one's calendar: made, replaced and revoked by oneself, and read there. */
@Controller
class FeedController {

  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  private final CalendarFeeds feeds;
  private final FeedFile file;
  private final Wording wording;

  FeedController(CalendarFeeds feeds, FeedFile file, Wording wording) {
    this.feeds = feeds;
    this.file = file;
    this.wording = wording;
  }

  @GetMapping("/calendar/feed")
  String show(Actor actor, Locale language, Model model) {
    return page(actor, null, language, model);
  }

  /** This answer shows the address. It is not stored, so no later page could show it. */
  @PostMapping("/calendar/feed")
  String make(Actor actor, Locale language, Model model) {
    return page(actor, root() + "/calendar/" + feeds.make(actor) + ".ics", language, model);
  }

  /** The second of two clicks finds the address revoked already. */
  @PostMapping("/calendar/feed/revocation")
  String revoke(Actor actor) {
    feeds.revoke(actor);
    return "redirect:/calendar/feed?revoked";
  }

  /** An address that is unknown, or does not count any more, is a page that is not there. */
  @GetMapping("/calendar/{token}.ics")
  ResponseEntity<byte[]> read(@PathVariable String token) {
    CalendarFeeds.Reader reader = feeds.reader(token).orElseThrow(NotThereException::new);
    byte[] written = file.of(reader, root());
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
        .eTag(DigestUtils.md5DigestAsHex(written))
        .body(written);
  }

  private String page(Actor actor, @Nullable String address, Locale language, Model model) {
    model.addAttribute("address", address);
    model.addAttribute(
        "since", feeds.madeAt(actor).map(at -> wording.moment(at, language)).orElse(null));
    return "calendar/feed";
  }

  private static String root() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
  }
}
