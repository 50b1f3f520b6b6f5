package vn.lienthong.references.catalogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    Provinces provinces(JsonMapper json) {
        return Provinces.read(json);
    }
}
