package org.capacitycompact.platform.language;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The texts of the whole application, in every language. */
@Configuration(proxyBeanMethods = false)
class LanguageBeans {

  @Bean
  MessageSource messageSource() {
    return new InterfaceTexts(MessageBundles.names().toArray(String[]::new));
  }
}
