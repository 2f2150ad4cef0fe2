package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.platform.web.PublicContact;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Lets a reader choose the language on any page with {@code ?lang=fr}; a cookie remembers it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicContact.class)
public class LanguageConfiguration {

  @Bean
  LocaleResolver localeResolver(
      @Value("${server.servlet.session.cookie.secure:false}") boolean overTls) {
    return new ReaderLanguage(overTls);
  }

  @Bean
  WebMvcConfigurer languageSwitch(LocaleResolver languages) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Switch(languages));
      }
    };
  }

  /** Otherwise the template engine would fail the whole page when one text is missing. */
  @Autowired
  void texts(SpringTemplateEngine pages, MessageSource words) {
    pages.setTemplateEngineMessageSource(new KeyedMessages(words));
  }

  /** Every page offers every language, also one that is shown without a model: an error. */
  @Autowired
  void languages(ThymeleafViewResolver pages) {
    pages.addStaticVariable("interfaceLanguages", InterfaceLanguages.all());
  }

  /** Every page names whom to ask, also an error. */
  @Autowired
  void contact(ThymeleafViewResolver pages, PublicContact contact) {
    pages.addStaticVariable("publicContact", contact);
  }

  private record Switch(LocaleResolver languages) implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      // For GET only: a posted form may have a question with that name.
      Locale wanted =
          "GET".equals(request.getMethod())
              ? ReaderLanguage.spoken(request.getParameter("lang"))
              : null;
      if (wanted != null) {
        languages.setLocale(request, response, wanted);
      }
      return true;
    }
  }
}
