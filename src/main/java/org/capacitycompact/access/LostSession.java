package org.capacitycompact.access;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.capacitycompact.access.PageSeals.Sealed;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.web.SecretAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a form that was sent without a valid session: the session ended, its cookie is gone, or
 * the token belongs to an earlier session. The sign-in page carries the fields if their page had a
 * seal. If the same person then signs in, the form is shown filled in and unsent; anybody else gets
 * nothing of it. The server stores nothing.
 */
@Controller
class LostSession {

  private static final String AGAIN = "/sign-in/again";
  private static final String REFUSED = LostSession.class.getName() + ".refused";
  private static final Pattern BEFORE_SIGN_IN =
      Pattern.compile("/welcome/[A-Za-z0-9_-]+|/sign-in/forgotten|/integrity/(report|follow)");
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final PageSeals seals;
  private final FilledPage pages;
  private final SecretAnswers secrets;
  private final Wording wording;

  LostSession(PageSeals seals, FilledPage pages, SecretAnswers secrets, Wording wording) {
    this.seals = seals;
    this.pages = pages;
    this.secrets = secrets;
    this.wording = wording;
  }

  /**
   * Refuses what the browser marks as sent by another site before it starts a session. Within a
   * session the token decides, even behind a proxy that changes the host name.
   */
  static Filter ofOtherSites() {
    return (request, response, chain) -> {
      HttpServletRequest sent = (HttpServletRequest) request;
      if (!READING.contains(sent.getMethod())
          && ("cross-site".equals(sent.getHeader("Sec-Fetch-Site"))
              || sent.getSession(false) == null && !isOwn(sent))) {
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN);
      } else {
        chain.doFilter(request, response);
      }
    };
  }

  /** A signed-in person without the right is refused as usual; an invalid token gets this page. */
  AccessDeniedHandler denied() {
    AccessDeniedHandler asEver = new AccessDeniedHandlerImpl();
    return (request, response, refusal) -> {
      if (refusal instanceof CsrfException) {
        answer(request, response);
      } else {
        asEver.handle(request, response, refusal);
      }
    };
  }

  /** A GET goes to the sign-in page and back; a form that was sent is answered here. */
  AuthenticationEntryPoint orToSignIn(AuthenticationEntryPoint toSignIn) {
    return (request, response, refusal) -> {
      if (READING.contains(request.getMethod()) && !isPart(request)) {
        toSignIn.commence(request, response, refusal);
      } else {
        answer(request, response);
      }
    };
  }

  /**
   * After signing in, a person with a carried form gets it back; everybody else continues as usual.
   */
  AuthenticationSuccessHandler orOnward(AuthenticationSuccessHandler onward) {
    return (request, response, signedIn) -> {
      if (CarriedForm.isIn(request)) {
        answer(request, response);
      } else {
        onward.onAuthenticationSuccess(request, response, signedIn);
      }
    };
  }

  /** The sign-in page again, with the fields it carried. */
  void refused(HttpServletRequest request, HttpServletResponse response, int seconds)
      throws ServletException, IOException {
    request.setAttribute(REFUSED, seconds);
    answer(request, response);
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (response.isCommitted()) {
      // The connection broke while the fields arrived, and has been answered.
      return;
    }
    request.getRequestDispatcher(AGAIN).forward(request, response);
  }

  @GetMapping(AGAIN)
  Object look(HttpServletRequest request, Optional<Actor> actor) {
    return isPart(request) && actor.isEmpty()
        ? line("lost", HttpStatus.UNAUTHORIZED)
        : new ModelAndView("redirect:/sign-in");
  }

  @PostMapping(AGAIN)
  @Nullable ModelAndView again(
      HttpServletRequest request,
      HttpServletResponse response,
      Optional<Actor> actor,
      Locale language,
      @RequestAttribute("_csrf") CsrfToken token)
      throws ServletException, IOException {
    CarriedForm sent = CarriedForm.of(request);
    CarriedForm carried = isSecret(sent) ? sent.withNothing() : sent;
    Optional<Sealed> sealed =
        isOwn(request) ? seals.read(carried.seal()) : Optional.<Sealed>empty();
    if (isPart(request)) {
      return part(response, actor, sealed, token);
    }
    Optional<String> afresh = afresh(request, carried);
    if (afresh.isPresent()) {
      return new ModelAndView("redirect:" + afresh.get());
    }
    if (actor.isEmpty()) {
      return isOwn(request)
          ? signIn(request, carried, sealed)
          : new ModelAndView("error/403", HttpStatus.FORBIDDEN);
    }
    if (sealed.isEmpty()) {
      return new ModelAndView("error/403", HttpStatus.FORBIDDEN);
    }
    if (!sealed.get().userId().equals(actor.get().userId())) {
      return new ModelAndView("access/carried", HttpStatus.FORBIDDEN).addObject("others", true);
    }
    Optional<String> filled =
        pages.of(
            request,
            response,
            sealed.get().page(),
            carried,
            wording.say(language, carried.tooLarge() ? "carried.tooLarge" : "carried.back"));
    if (filled.isEmpty()) {
      return new ModelAndView("access/carried", HttpStatus.CONFLICT)
          .addObject("texts", carried.texts());
    }
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(filled.get());
    return null;
  }

  /** Ballots are never carried, even if their page had a seal. */
  private boolean isSecret(CarriedForm sent) {
    return sent.action().startsWith("/ballots/") || secrets.areIn(sent.fields().keySet());
  }

  /**
   * Pages for people who are not signed in yet. They start again; there is nothing typed to keep.
   */
  private static Optional<String> afresh(HttpServletRequest request, CarriedForm carried) {
    String address = carried.action();
    return !CarriedForm.isIn(request)
            && (address.equals("/sign-in") || BEFORE_SIGN_IN.matcher(address).matches())
        ? Optional.of(address + "?late")
        : Optional.empty();
  }

  /** Keeps the session alive when the person confirms that they are still there. */
  @GetMapping("/account/session")
  ModelAndView keepAlive() {
    return new ModelAndView("access/lost :: staying");
  }

  private ModelAndView signIn(
      HttpServletRequest request, CarriedForm carried, Optional<Sealed> sealed) {
    ModelAndView page = new ModelAndView("portal/sign-in", HttpStatus.UNAUTHORIZED);
    boolean carries = sealed.isPresent() && !carried.tooLarge();
    page.addObject("carried", carries ? carried.inputs() : null);
    page.addObject("lost", true);
    page.addObject("notCarried", !carries);
    if (request.getAttribute(REFUSED) instanceof Integer seconds) {
      page.addObject("refusedAgain", seconds == 0);
      page.addObject("secondsToWait", seconds == 0 ? null : seconds);
    }
    return page;
  }

  /**
   * The answer to a waiting script: one line of text, with a valid token if the person is signed in
   * again.
   */
  private static ModelAndView part(
      HttpServletResponse response,
      Optional<Actor> actor,
      Optional<Sealed> sealed,
      CsrfToken token) {
    if (actor.isEmpty()) {
      return line("lost", HttpStatus.UNAUTHORIZED);
    }
    if (sealed.filter(s -> s.userId().equals(actor.get().userId())).isPresent()) {
      response.setHeader("X-Fresh-Token", token.getToken());
      return line("back", HttpStatus.FORBIDDEN);
    }
    return line("others", HttpStatus.FORBIDDEN);
  }

  private static ModelAndView line(String which, HttpStatus status) {
    return new ModelAndView("access/lost :: " + which, status);
  }

  static boolean isPart(HttpServletRequest request) {
    return "true".equals(request.getHeader("HX-Request"));
  }

  /**
   * Whether the browser confirms that a page of ours signs out. That needs no token, so that the
   * button on an outdated page still works.
   */
  static boolean isOwnSignOut(HttpServletRequest request) {
    return EngineFilter.path(request).equals("/sign-out")
        && (request.getHeader("Sec-Fetch-Site") != null || request.getHeader("Origin") != null)
        && !"none".equals(request.getHeader("Sec-Fetch-Site"))
        && isOwn(request);
  }

  /** Whether the browser says that a page of ours sent it. */
  private static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    try {
      return origin == null
          || String.valueOf(URI.create(origin).getAuthority())
              .equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
