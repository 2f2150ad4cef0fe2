package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.capacitycompact.authorization.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every address of the running application, read from the components that serve it. */
final class EndpointsFound {

  static final String ENGINE_REST = "/engine-rest";
  static final String WEB_APPS_ENGINE = "/camunda/api/engine";

  private static final Set<Class<?>> READ_NO_PARAMETERS =
      Set.of(
          Actor.class, Locale.class, Model.class, Authentication.class, HttpServletResponse.class);

  private final List<Endpoint> all = new ArrayList<>();
  private final Map<String, Class<?>> queries = new TreeMap<>();

  private EndpointsFound() {}

  static EndpointsFound in(ApplicationContext application) {
    EndpointsFound found = new EndpointsFound();
    application
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().forEach(found::add));
    found.addResources(ENGINE_REST, CamundaRestResources.getResourceClasses());
    found.addResources(WEB_APPS_ENGINE, new EngineRestApplication().getClasses());
    found.addResources("/camunda/api/cockpit", new CockpitApplication().getClasses());
    found.addResources("/camunda/api/tasklist", new TasklistApplication().getClasses());
    found.addResources("/camunda/api/admin", new AdminApplication().getClasses());
    found.addResources("/camunda/api/welcome", new WelcomeApplication().getClasses());
    return found;
  }

  List<Endpoint> all() {
    return all;
  }

  /** The query parameters of the engine's lists, by path. */
  Map<String, Class<?>> queries() {
    return queries;
  }

  private void add(RequestMappingInfo info, HandlerMethod handler) {
    if (ofTests(handler.getBeanType())) {
      return;
    }
    Set<String> methods = new LinkedHashSet<>();
    info.getMethodsCondition().getMethods().forEach(each -> methods.add(each.name()));
    if (methods.isEmpty()) {
      List.of(RequestMethod.GET, RequestMethod.POST).forEach(each -> methods.add(each.name()));
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    methods.add("OPTIONS");
    List<String> fixed =
        info.getParamsCondition().getExpressions().stream()
            .filter(expression -> !expression.isNegated())
            .map(expression -> expression.getName())
            .toList();
    String consumes =
        info.getConsumesCondition().getConsumableMediaTypes().stream()
            .findFirst()
            .map(Object::toString)
            .orElse(null);
    List<String> asked = new ArrayList<>();
    boolean readsAny = false;
    for (MethodParameter parameter : handler.getMethodParameters()) {
      readsAny = readsAny || readsAny(parameter);
      RequestParam given = parameter.getParameterAnnotation(RequestParam.class);
      if (given != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
        parameter.initParameterNameDiscovery(
            new org.springframework.core.DefaultParameterNameDiscoverer());
        String name = given.name().isEmpty() ? parameter.getParameterName() : given.name();
        boolean needed =
            given.required() && given.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        asked.add((needed ? "!" : "") + name);
      }
    }
    boolean any = readsAny;
    for (String template : info.getPatternValues()) {
      if (template.equals("/account/sign-out-everywhere")) {
        // It only concerns the caller, and would end every session that calls it.
        continue;
      }
      methods.forEach(
          method -> all.add(new Endpoint("", method, template, consumes, fixed, asked, any)));
    }
  }

  /** What stands in the test sources is no address of the product. */
  private static boolean ofTests(Class<?> type) {
    return type.getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .getPath()
        .contains("test-classes");
  }

  /** Whatever is not known to read nothing, or one name only, may read any. */
  private static boolean readsAny(MethodParameter parameter) {
    return !READ_NO_PARAMETERS.contains(parameter.getParameterType())
        && !parameter.hasParameterAnnotation(PathVariable.class)
        && !parameter.hasParameterAnnotation(RequestHeader.class)
        && (!parameter.hasParameterAnnotation(RequestParam.class)
            || Map.class.isAssignableFrom(parameter.getParameterType()));
  }

  private void addResources(String door, Set<Class<?>> resources) {
    EngineResources found = EngineResources.of(resources);
    queries.putAll(found.queries());
    for (String each : found.found()) {
      String method = each.substring(0, each.indexOf(' '));
      all.add(
          new Endpoint(
              door,
              method,
              each.substring(each.indexOf(' ') + 1),
              "application/json",
              List.of(),
              List.of(),
              true));
    }
  }
}
