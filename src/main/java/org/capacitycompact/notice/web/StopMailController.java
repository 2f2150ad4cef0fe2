package org.capacitycompact.notice.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.capacitycompact.notice.MailStop;
import org.capacitycompact.notice.NoticeText;
import org.capacitycompact.notice.Topic;
import org.capacitycompact.web.NotThereException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Stops mails of a kind, for whoever holds the key in one of them. Opening the address changes
 * nothing, because programs open what stands in mails; a mail program's own button sends {@code
 * List-Unsubscribe=One-Click} (RFC 8058).
 */
@Controller
@RequestMapping("/notices/stop/{key:[0-9a-f-]{36}}")
class StopMailController {

  private final MailStop stop;
  private final NoticeText text;

  StopMailController(MailStop stop, NoticeText text) {
    this.stop = stop;
    this.text = text;
  }

  /** A topic in words. */
  record Stoppable(String topic, String label) {}

  @GetMapping
  String ask(@PathVariable UUID key, Locale language, Model model) {
    model.addAttribute(
        "topics", inWords(stop.topics(key).orElseThrow(NotThereException::new), language));
    return "notice/stop";
  }

  @PostMapping
  String stop(
      @PathVariable UUID key,
      @RequestParam Map<String, String> asked,
      Locale language,
      Model model) {
    Set<Topic> wanted =
        asked.containsKey("List-Unsubscribe")
            ? EnumSet.allOf(Topic.class)
            : Arrays.stream(Topic.values())
                .filter(topic -> asked.containsKey(topic.name()))
                .collect(Collectors.toSet());
    model.addAttribute(
        "stopped", inWords(stop.stop(key, wanted).orElseThrow(NotThereException::new), language));
    return "notice/stop";
  }

  private List<Stoppable> inWords(Set<Topic> topics, Locale language) {
    return topics.stream()
        .map(topic -> new Stoppable(topic.name(), text.topic(topic, language)))
        .toList();
  }
}
