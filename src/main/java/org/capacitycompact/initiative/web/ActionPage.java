package org.capacitycompact.initiative.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormState;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.form.Submission;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.PlausibilityCheck;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of an act without a task: raising, stopping, suspending. */
@Component
public class ActionPage {

  private final ReleasedForms released;
  private final FormRenderer forms;
  private final Initiatives initiatives;
  private final PlausibilityCheck plausibility;
  private final Contacts contacts;

  ActionPage(
      ReleasedForms released,
      FormRenderer forms,
      Initiatives initiatives,
      PlausibilityCheck plausibility,
      Contacts contacts) {
    this.released = released;
    this.forms = forms;
    this.initiatives = initiatives;
    this.plausibility = plausibility;
    this.contacts = contacts;
  }

  /**
   * An act; its texts are the messages {@code action.<name>.*}.
   *
   * @param about the initiative concerned; null when there is none yet
   */
  public record Action(
      String name,
      String form,
      String address,
      @Nullable Initiative about,
      Map<String, List<Choice>> choices) {}

  /** The initiative that somebody would do something to: seen by them, and within their right. */
  public Initiative about(InitiativeNumber number, Right right, Actor actor) {
    Initiative initiative = initiatives.visible(number, actor).orElseThrow(NotThereException::new);
    if (!right.on(actor, initiative.country())) {
      throw new NotAllowedException();
    }
    return initiative;
  }

  /** What only the attempt itself finds wrong; nothing was done then. */
  public static final class RefusedInTheAct extends RuntimeException {

    private final transient FieldError error;

    public RefusedInTheAct(FieldError error) {
      super(error.messageKey());
      this.error = error;
    }

    FieldError error() {
      return error;
    }
  }

  public ModelAndView show(Action action, Map<String, Object> prefilled, Locale language) {
    return page(action, FormState.opened(prefilled, action.choices()), Map.of(), language);
  }

  /** The page of an act before which something stands. */
  public ModelAndView show(Action action, List<Exhibit> shows, Locale language) {
    return show(action, Map.of(), language).addObject("shows", shows);
  }

  /**
   * Checks what was posted and acts; shows the page again when it is invalid.
   *
   * @param check finds problems beyond the form's schema
   * @param act acts, and returns the address to go to
   */
  public ModelAndView submit(
      Action action,
      HttpServletRequest request,
      Locale language,
      Function<Answers, List<FieldError>> check,
      Function<Answers, String> act) {
    return submit(action, List.of(), request, language, check, act);
  }

  /**
   * The same for an act before which something stands.
   *
   * @param shows what is acted on, as it stands beside the form
   */
  public ModelAndView submit(
      Action action,
      List<Exhibit> shows,
      HttpServletRequest request,
      Locale language,
      Function<Answers, List<FieldError>> check,
      Function<Answers, String> act) {
    Map<String, Object> kept =
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
    Map<String, Object> posted = WritingLanguage.without(kept);
    FormSchema schema = released.of(action.form());
    Submission submission =
        FormValidation.validate(
            schema,
            action.choices(),
            PlausibilityCheck.answersIn(WrittenNumbers.plain(schema, posted, language), schema));
    List<FieldError> errors = new ArrayList<>(submission.errors());
    if (errors.isEmpty()) {
      errors.addAll(check.apply(submission.answers()));
    }
    Initiative about = action.about();
    if (errors.isEmpty() && about != null) {
      errors.addAll(plausibility.open(schema, submission.answers(), about.number(), posted));
    }
    if (errors.isEmpty()) {
      try {
        return new ModelAndView(
            "redirect:"
                + WrittenIn.within(
                    WritingLanguage.of(kept), () -> act.apply(submission.answers())));
      } catch (RefusedInTheAct refused) {
        errors.add(refused.error());
      }
    }
    ModelAndView again =
        page(
            action,
            FormState.opened(Map.of(), action.choices()).refused(posted, errors),
            kept,
            language);
    again.addObject("shows", shows);
    again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    if (about != null) {
      again.addObject("contacts", contacts.about(about.number(), language));
    }
    return again;
  }

  private ModelAndView page(
      Action action, FormState state, Map<String, Object> kept, Locale language) {
    ModelAndView page = new ModelAndView("initiative/action");
    page.addObject("action", action);
    if (action.about() != null) {
      page.addObject("initiative", action.about());
    }
    FormSchema schema = released.of(action.form());
    page.addObject("form", forms.render(schema, state, language));
    WritingLanguage.offer(page, schema, kept, language);
    return page;
  }
}
