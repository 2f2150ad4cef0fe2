package org.capacitycompact.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.capacitycompact.account.ForgottenPasswords;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For whoever forgot their password; the answer is the same whatever is typed. */
@Controller
@RequestMapping(ForgottenController.PATH)
class ForgottenController {

  static final String PATH = "/sign-in/forgotten";

  private final ForgottenPasswords passwords;

  ForgottenController(ForgottenPasswords passwords) {
    this.passwords = passwords;
  }

  @GetMapping
  String ask(@RequestParam(required = false) String asked, Model model) {
    admit();
    model.addAttribute("asked", asked != null);
    return "account/forgotten";
  }

  @PostMapping
  String send(
      @RequestParam(defaultValue = "") String who,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    admit();
    if (who.isBlank()) {
      model.addAttribute("problem", "forgotten.nobody");
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return "account/forgotten";
    }
    int seconds = passwords.ask(who, request.getRemoteAddr());
    if (seconds > 0) {
      model.addAttribute("secondsToWait", seconds);
      response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
      return "account/forgotten";
    }
    return "redirect:" + PATH + "?asked";
  }

  private void admit() {
    if (!passwords.areHelped()) {
      throw new NotThereException();
    }
  }

  /** Lets the sign-in page lead here where mail is on (model attribute {@code forgottenHelped}). */
  @ControllerAdvice
  static class OnTheSignInPage {

    private final ForgottenPasswords passwords;

    OnTheSignInPage(ForgottenPasswords passwords) {
      this.passwords = passwords;
    }

    @ModelAttribute("forgottenHelped")
    boolean helped() {
      return passwords.areHelped();
    }
  }
}
