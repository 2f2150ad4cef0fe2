package org.capacitycompact.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses parameters that the address does not read, by name: a program that asked for the second
 * page with a wrong parameter would get the first page for ever. The known parameters are those of
 * the controller's method.
 */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements HandlerInterceptor {

  private final ConcurrentMap<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

  @Bean
  WebMvcConfigurer parametersOfPrograms() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(KnownParameters.this).addPathPatterns("/api/**");
      }
    };
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() == null
        || !(handler instanceof HandlerMethod method)
        || !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)) {
      return true;
    }
    Set<String> names = known.computeIfAbsent(method, KnownParameters::of);
    UriComponentsBuilder.newInstance()
        .query(request.getQueryString())
        .build()
        .getQueryParams()
        .forEach(
            (name, values) -> {
              if (!names.contains(name)) {
                throw Refusal.malformed(
                    name.matches("[A-Za-z0-9_.-]{1,60}") ? name : "parameter", reads(names));
              }
              if (name.equals("page")
                  && !String.valueOf(values.get(0)).matches("[1-9][0-9]{0,3}")) {
                throw Refusal.malformed(name, "Give 1 or more; the last page has fewer items.");
              }
              if (values.size() > 1) {
                throw Refusal.malformed(name, "Give it once.");
              }
            });
    return true;
  }

  private static String reads(Set<String> names) {
    return names.isEmpty()
        ? "There is no such parameter; this address reads none."
        : "There is no such parameter; this address reads " + String.join(", ", names) + ".";
  }

  /** The query parameters that a method reads, in alphabetical order. */
  static Set<String> of(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .map(KnownParameters::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MethodParameter parameter) {
    RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
    if (asked != null && !asked.name().isEmpty()) {
      return asked.name();
    }
    return parameter.getParameter().getName();
  }
}
