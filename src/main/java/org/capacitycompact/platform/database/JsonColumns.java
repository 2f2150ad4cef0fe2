package org.capacitycompact.platform.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** JSON that an entity keeps is read as all other JSON here: numbers stay exact. */
@Configuration(proxyBeanMethods = false)
class JsonColumns {

  @Bean
  HibernatePropertiesCustomizer jsonOfEntities(ObjectMapper json) {
    return properties ->
        properties.put(AvailableSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(json));
  }
}
