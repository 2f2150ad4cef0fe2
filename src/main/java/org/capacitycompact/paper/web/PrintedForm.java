package org.capacitycompact.paper.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.paper.SignedContent.Content;
import org.capacitycompact.party.Organisation;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.web.PublicContact;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.TaggedPdf;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A blank form as a tagged PDF: questions, hints, options as boxes, and lines to write on. */
@Component
class PrintedForm {

  /** Digits of a task's id that tell it from others of its initiative. */
  private static final int REFERENCE = 8;

  private final FormRenderer forms;
  private final FormNames names;
  private final Parties parties;
  private final Wording wording;
  private final TaggedPdf files;
  private final PublicContact contact;

  PrintedForm(
      FormRenderer forms,
      FormNames names,
      Parties parties,
      Wording wording,
      TaggedPdf files,
      PublicContact contact) {
    this.forms = forms;
    this.names = names;
    this.parties = parties;
    this.wording = wording;
    this.files = files;
    this.contact = contact;
  }

  /** A line of what the form is about. */
  record About(String label, String said) {}

  /** By what the secretariat finds the task of a printed form again. */
  static String reference(TaskInHand task) {
    return task.number()
        + "/"
        + task.taskId().substring(0, Math.min(REFERENCE, task.taskId().length()));
  }

  /** A form that is about no task. */
  byte[] of(FormSchema schema, Locale language) {
    Map<String, Object> shown = common(schema.id(), language);
    shown.put("about", List.of());
    shown.put("reference", "");
    shown.put("exhibits", List.of());
    shown.put("content", null);
    shown.put("form", forms.render(schema.blank(), FormState.opened(Map.of(), Map.of()), language));
    return files.of("paper/printed", shown, language);
  }

  /**
   * The form of a task.
   *
   * @param exhibits what the task decides on
   * @param content what a signature on it would stand under; null where it is not signed
   */
  byte[] of(OpenTask open, List<Exhibit> exhibits, @Nullable Content content, Locale language) {
    TaskInHand task = open.task();
    Map<String, Object> shown = common(open.schema().id(), language);
    shown.put("name", wording.task(task.task(), language));
    shown.put("about", about(task, language));
    shown.put("reference", reference(task));
    shown.put("exhibits", exhibits);
    shown.put("content", content);
    shown.put(
        "form",
        forms.render(
            open.schema(),
            FormState.opened(known(open), open.choices()).needing(open.needs()),
            language));
    return files.of("paper/printed", shown, language);
  }

  private Map<String, Object> common(String form, Locale language) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("name", names.of(form, language));
    shown.put(
        "sendTo",
        List.of(
                contact.name().isEmpty()
                    ? wording.say(language, "ask.secretariat")
                    : contact.name(),
                contact.mail(),
                contact.telephone())
            .stream()
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" · ")));
    return shown;
  }

  private List<About> about(TaskInHand task, Locale language) {
    List<About> about = new ArrayList<>();
    about.add(
        new About(wording.say(language, "tasks.initiative"), task.number() + " · " + task.title()));
    about.add(
        new About(
            wording.say(language, "initiative.country"),
            wording.country(task.country(), language)));
    String local = task.localKey();
    if (local != null && local.matches("[0-9]+")) {
      about.add(
          new About(
              wording.say(language, "task.for"), wording.say(language, "task.milestone", local)));
    } else if (local != null) {
      parties
          .organisation(local)
          .map(Organisation::name)
          .ifPresent(name -> about.add(new About(wording.say(language, "task.for"), name)));
    }
    about.add(new About(wording.say(language, "tasks.due"), wording.day(task.dueAt(), language)));
    return about;
  }

  /** What the form shows, and nothing in its answers. */
  private static Map<String, Object> known(OpenTask open) {
    Map<String, Object> known = new HashMap<>(open.values());
    open.schema().grown(open.values().keySet()).fields().stream()
        .filter(field -> !field.readOnly())
        .map(FormField::key)
        .forEach(known::remove);
    return known;
  }
}
