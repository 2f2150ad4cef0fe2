package org.capacitycompact.platform.text;

import java.nio.charset.StandardCharsets;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The texts of all capabilities, in every language that they are written in. */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasenames(MessageBundles.names().toArray(String[]::new));
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    // A text that is not there in a language is English, wherever the server stands.
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
