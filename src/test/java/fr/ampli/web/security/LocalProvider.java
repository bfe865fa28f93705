package fr.ampli.web.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * An identity provider on loopback, a Spring application of its own: everybody who gives the right password is let in,
 * under whatever name, and belongs to the groups that the test says.
 */
public final class LocalProvider {

    public static final String PASSWORD = "chez-le-fournisseur";
    public static final String SECRET = "the-client-s-secret";
    public static final String AUDIENCE = "ampli-api";

    /** What the test decides while the provider runs. */
    public static final class Will {
        public volatile boolean down = true;
        public volatile String application = "http://127.0.0.1:1";
        volatile String audience = AUDIENCE;
        public final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    }

    public final Will will = new Will();
    public final String issuer;

    /** Starts one, and an application with this registry lets people in by it and by no password but an administrator's. */
    public static LocalProvider of(DynamicPropertyRegistry registry) {
        LocalProvider provider = new LocalProvider();
        registry.add("ampli.oidc.issuer", () -> provider.issuer);
        registry.add("ampli.oidc.client-id", () -> "ampli");
        registry.add("ampli.oidc.client-secret", () -> SECRET);
        registry.add("ampli.oidc.groups-claim", () -> "groups");
        registry.add("ampli.oidc.passwords", () -> "false");
        // Beside the application of the other tests
        registry.add("spring.jmx.enabled", () -> "false");
        return provider;
    }

    /** From now on it answers, and leads back to the application on this port. */
    public void serves(int port) {
        will.down = false;
        will.application = "http://127.0.0.1:" + port;
    }

    private LocalProvider() {
        var running = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Parts.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("will", will))
                .properties(
                        // Not the application's own settings, which lie on the same classpath
                        "spring.config.name=local-provider",
                        "server.address=127.0.0.1",
                        "server.port=0",
                        "server.servlet.session.cookie.name=PROVIDER")
                .registerShutdownHook(true)
                .run();
        issuer = "http://localhost:" + running.getWebServer().getPort();
    }

    /** Without a stereotype: component scanning of the application must not find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Parts {

        @Bean
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            http.with(server, configured -> configured.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(door -> door.anyRequest().authenticated())
                    .csrf(csrf -> csrf.ignoringRequestMatchers(server.getEndpointsMatcher()))
                    .formLogin(Customizer.withDefaults());
            return http.build();
        }

        @Bean
        FilterRegistrationBean<OncePerRequestFilter> outOfService(Will will) {
            var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(
                        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws IOException, ServletException {
                    if (will.down) {
                        response.setStatus(503);
                    } else {
                        chain.doFilter(request, response);
                    }
                }
            });
            registration.setOrder(Integer.MIN_VALUE);
            return registration;
        }

        @Bean
        UserDetailsService anybody() {
            return name -> User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .roles("USER")
                    .build();
        }

        @Bean
        RegisteredClientRepository clients(Will will) {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // Nothing to keep: every client is made anew
                }

                @Override
                public RegisteredClient findById(String id) {
                    return findByClientId(id);
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return RegisteredClient.withId(id)
                            .clientId(id)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .redirectUri(will.application + "/login/oauth2/code/ampli")
                            .postLogoutRedirectUri(will.application + "/connexion?fin")
                            .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                            // Refuses who comes without PKCE
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .requireAuthorizationConsent(false)
                                    .build())
                            .build();
                }
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Will will) {
            return token -> {
                if (token.getTokenType().getValue().equals("access_token")) {
                    token.getClaims().audience(List.of(will.audience));
                }
                if (token.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
                    // As RFC 9068 wants it
                    token.getClaims()
                            .claim("client_id", token.getRegisteredClient().getClientId());
                } else {
                    String name = token.getPrincipal().getName();
                    Map<String, Object> said = new HashMap<>(Map.of(
                            "preferred_username",
                            name,
                            "given_name",
                            "Ada",
                            "family_name",
                            "Martin",
                            "email",
                            "ada.martin@exemple.fr",
                            "groups",
                            will.groups.getOrDefault(name, List.of())));
                    token.getClaims().claims(all -> all.putAll(said));
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("key")
                    .build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
