package example;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;
import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Which token may do what. The rules are the same for both profiles: {@code opaque} asks Keycloak
 * about the entity token on each request, {@code jwt} checks the signature of a JWT that was got
 * for one.
 */
@Configuration
class Security {

    @Bean
    @Profile("opaque")
    SecurityFilterChain opaque(HttpSecurity http) throws Exception {
        return guarded(http)
                .oauth2ResourceServer(server -> server.opaqueToken(withDefaults()))
                .build();
    }

    @Bean
    @Profile("jwt")
    SecurityFilterChain jwt(HttpSecurity http) throws Exception {
        return guarded(http).oauth2ResourceServer(server -> server.jwt(withDefaults())).build();
    }

    private static HttpSecurity guarded(HttpSecurity http) throws Exception {
        return http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests ->
                                requests.requestMatchers(HttpMethod.GET, "/invoices/**")
                                        .access(may("read", "invoice"))
                                        .requestMatchers(HttpMethod.POST, "/invoices/**")
                                        .access(may("write", "invoice"))
                                        .requestMatchers(HttpMethod.DELETE, "/invoices/**")
                                        .access(may("delete", "invoice"))
                                        .requestMatchers(HttpMethod.GET, "/customers/**")
                                        .access(may("read", "customer"))
                                        .requestMatchers(HttpMethod.POST, "/customers/**")
                                        .access(may("write", "customer"))
                                        .requestMatchers(HttpMethod.DELETE, "/customers/**")
                                        .access(may("delete", "customer"))
                                        .anyRequest()
                                        .denyAll());
    }

    /** The scope says what a token may do, never with which records: that is the claim's part. */
    private static AuthorizationManager<RequestAuthorizationContext> may(
            String permission, String entity) {
        return allOf(
                hasAuthority("SCOPE_entity:" + permission),
                (authentication, context) ->
                        new AuthorizationDecision(
                                authentication.get()
                                                instanceof
                                                AbstractOAuth2TokenAuthenticationToken<?> token
                                        && isAccessToken(token.getToken())
                                        && entity.equals(
                                                token.getTokenAttributes().get("entity"))));
    }

    /**
     * Keycloak signs ID tokens and others with the same keys, and keeps no claims out of those.
     * Introspection calls nothing active but access tokens.
     */
    private static boolean isAccessToken(OAuth2Token token) {
        return !(token instanceof Jwt jwt) || "Bearer".equals(jwt.getClaimAsString("typ"));
    }
}
