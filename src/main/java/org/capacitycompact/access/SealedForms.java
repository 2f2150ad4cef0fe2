package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.web.NotCarriedOver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Adds the page's seal to every posted form, beside the CSRF token, so that none is forgotten.
 * Password forms, sign-out forms and pages with something secret get none: without a seal, a form
 * is not carried over a sign-in.
 */
@Component
class SealedForms implements BeanPostProcessor {

  private static final String OWN = "requestDataValueProcessor";
  private static final String ACTION = SealedForms.class.getName() + ".action";
  private static final String SEAL = SealedForms.class.getName() + ".seal";
  private static final String UNSEALED =
      "(/sign-out|/account/password|/welcome/.*|/sign-in|/sign-in/again|/sign-in/forgotten|/ballots/.*)";

  private final ObjectProvider<PageSeals> seals;

  SealedForms(ObjectProvider<PageSeals> seals) {
    this.seals = seals;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return name.equals(OWN) && bean instanceof RequestDataValueProcessor framework
        ? new Sealing(framework, seals)
        : bean;
  }

  private record Sealing(RequestDataValueProcessor framework, ObjectProvider<PageSeals> seals)
      implements RequestDataValueProcessor {

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
      request.setAttribute(ACTION, action);
      return framework.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(
        HttpServletRequest request, @Nullable String name, String value, String type) {
      return framework.processFormFieldValue(request, name, value, type);
    }

    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
      Map<String, String> fields = framework.getExtraHiddenFields(request);
      Actor actor = ActorFilter.actor(request);
      String action = String.valueOf(request.getAttribute(ACTION));
      if (fields == null
          || fields.isEmpty()
          || actor == null
          || NotCarriedOver.is(request)
          || action.matches(UNSEALED)) {
        return fields;
      }
      Map<String, String> all = new LinkedHashMap<>(fields);
      all.put(CarriedForm.SEAL, seal(request, actor));
      return all;
    }

    /**
     * All forms of a page get the same seal; a form that was carried over keeps its original one.
     */
    private String seal(HttpServletRequest request, Actor actor) {
      if (request.getAttribute(SEAL) instanceof String made) {
        return made;
      }
      String query = request.getQueryString();
      String here = request.getRequestURI() + (query == null ? "" : "?" + query);
      String page =
          "GET".equals(request.getMethod())
              ? here
              : seals
                  .getObject()
                  .read(request.getParameter(CarriedForm.SEAL))
                  .filter(from -> from.userId().equals(actor.userId()))
                  .map(PageSeals.Sealed::page)
                  .orElse(here);
      String made = seals.getObject().seal(actor.userId(), page);
      request.setAttribute(SEAL, made);
      return made;
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
      return framework.processUrl(request, url);
    }
  }
}
