package org.capacitycompact.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.capacitycompact.party.People;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security of the four interfaces: the engine API, our API, Camunda's web applications, and the
 * portal.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({
  AccessProperties.class,
  SignInProperties.class,
  WebProperties.class
})
class SecurityConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain engineApi(
      HttpSecurity http,
      PasswordSignIn signIn,
      ProviderSignIn provider,
      People people,
      DoorFilters filters,
      AnswerHeaders headers,
      IdentityService identity,
      AccessProperties doors)
      throws Exception {
    provider.forPrograms(http);
    return asking(signIn, http)
        .securityMatcher(below("/engine-rest"))
        .httpBasic(basic -> basic.authenticationEntryPoint(challenge()))
        // Every request carries its own credentials; without a session there is nothing to forge
        // requests with.
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(headers.ofApi())
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .addFilterBefore(filters.token(), BasicAuthenticationFilter.class)
        .addFilterBefore(new ActorFilter(people), AuthorizationFilter.class)
        .addFilterAfter(filters.expensive(), AuthorizationFilter.class)
        .addFilterAfter(new EngineFilter(identity, doors), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain api(
      HttpSecurity http,
      PasswordSignIn signIn,
      ProviderSignIn provider,
      People people,
      DoorFilters filters,
      AnswerHeaders headers)
      throws Exception {
    provider.forPrograms(http);
    return asking(signIn, http)
        .securityMatcher(below("/api"))
        .httpBasic(basic -> basic.authenticationEntryPoint(challenge()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(headers.ofApi())
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .addFilterBefore(filters.token(), BasicAuthenticationFilter.class)
        .addFilterBefore(new ActorFilter(people), AuthorizationFilter.class)
        .addFilterAfter(filters.expensive(), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain webApps(
      HttpSecurity http,
      People people,
      AnswerHeaders headers,
      IdentityService identity,
      AccessProperties doors)
      throws Exception {
    return http.securityMatcher(below("/camunda"))
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .exceptionHandling(e -> e.authenticationEntryPoint(toSignIn()))
        // The web applications have a CSRF filter of their own.
        .csrf(csrf -> csrf.disable())
        .headers(headers.ofWebApps())
        .addFilterBefore(new ActorFilter(people), AuthorizationFilter.class)
        .addFilterAfter(new EngineFilter(identity, doors), AuthorizationFilter.class)
        .addFilterAfter(new WebAppPages(), EngineFilter.class)
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain portal(
      HttpSecurity http,
      PasswordSignIn signIn,
      ProviderSignIn provider,
      SessionBeginning session,
      LostSession lost,
      People people,
      DoorFilters filters,
      AnswerHeaders headers)
      throws Exception {
    SavedRequestAwareAuthenticationSuccessHandler onward =
        new SavedRequestAwareAuthenticationSuccessHandler();
    onward.setDefaultTargetUrl("/");
    onward.setRedirectStrategy(new LocalRedirects());
    AuthenticationSuccessHandler peopleOnward = PortalPeople.only(people, lost.orOnward(onward));
    provider.forPeople(http, peopleOnward);
    return asking(signIn, http)
        .sessionManagement(s -> s.sessionAuthenticationStrategy(session))
        .authorizeHttpRequests(
            all ->
                all.requestMatchers(
                        "/sign-in",
                        "/sign-in/again",
                        "/sign-in/forgotten",
                        "/welcome/*",
                        "/notices/stop/*",
                        "/calendar/*.ics",
                        "/integrity/report",
                        "/integrity/follow",
                        "/help",
                        "/help/**",
                        "/error",
                        "/portal.css",
                        "/assets/**",
                        "/webjars/**",
                        "/favicon.svg",
                        "/actuator/health",
                        "/actuator/health/*")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .denyAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .failureHandler((q, a, refusal) -> refused(lost, q, a, refusal))
                    .successHandler(peopleOnward)
                    .permitAll())
        .csrf(
            token ->
                token
                    .ignoringRequestMatchers(LostSession::isOwnSignOut)
                    // A mail program posts there; the key in the address is the right to do it.
                    .ignoringRequestMatchers("/notices/stop/*"))
        .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
        .headers(headers.ofPortal())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(lost.orToSignIn(toSignIn()))
                    .accessDeniedHandler(lost.denied()))
        .addFilterBefore(LostSession.ofOtherSites(), CsrfFilter.class)
        .addFilterBefore(new ActorFilter(people), AuthorizationFilter.class)
        .addFilterAfter(new PortalPeople(), ActorFilter.class)
        .addFilterAfter(filters.expensive(), AuthorizationFilter.class)
        .build();
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsSignIn() {
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
        new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.setInitParameters(
        Map.of("authentication-provider", WebAppsAuthentication.class.getName()));
    filter.addUrlPatterns("/camunda/*");
    filter.setOrder(201);
    return filter;
  }

  /**
   * Without the parent that Spring adds, which would check a second time and count a wrong password
   * twice.
   */
  private static HttpSecurity asking(PasswordSignIn signIn, HttpSecurity http) {
    http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
    return http.authenticationProvider(signIn);
  }

  /**
   * Matches the path as the container decoded it; there are several servlets, so no servlet's own
   * path will do.
   */
  private static RequestMatcher below(String root) {
    return request -> {
      String path = EngineFilter.path(request);
      return path.equals(root) || path.startsWith(root + "/");
    };
  }

  /**
   * Redirects by path only: an absolute address would repeat the host name sent with the request.
   */
  private static LoginUrlAuthenticationEntryPoint toSignIn() {
    LoginUrlAuthenticationEntryPoint entry = new LoginUrlAuthenticationEntryPoint("/sign-in");
    entry.setFavorRelativeUris(true);
    return entry;
  }

  private static void refused(
      LostSession lost,
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException refusal)
      throws ServletException, IOException {
    if (CarriedForm.isIn(request)) {
      lost.refused(
          request,
          response,
          refusal instanceof WaitingException waiting ? Math.toIntExact(waiting.seconds()) : 0);
      return;
    }
    String why =
        refusal instanceof WaitingException waiting ? "wait=" + waiting.seconds() : "refused";
    new LocalRedirects().sendRedirect(request, response, "/sign-in?" + why);
  }

  private static AuthenticationEntryPoint challenge() {
    BasicAuthenticationEntryPoint challenge = new BasicAuthenticationEntryPoint();
    challenge.setRealmName("compact");
    return (request, response, refusal) -> {
      if (refusal instanceof WaitingException waiting) {
        response.setHeader("Retry-After", String.valueOf(waiting.seconds()));
      }
      challenge.commence(request, response, refusal);
    };
  }
}
