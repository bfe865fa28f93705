package fr.ampli.web.security;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What the identity provider says about itself, asked when first needed: the application starts without it. */
final class OidcProvider implements ClientRegistrationRepository {

    static final String REGISTRATION = "ampli";
    static final String UNREACHABLE = "provider_unreachable";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private volatile ClientRegistration known;

    OidcProvider(OidcSettings settings) {
        this.settings = settings;
    }

    /** @throws OAuth2AuthenticationException while the provider does not answer, or not for this issuer */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION.equals(id) ? registration() : null;
    }

    /** @throws OAuth2AuthenticationException as above */
    ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            // Two may ask at once, and get the same
            registration = ask();
            known = registration;
        }
        return registration;
    }

    /** For calls to the provider: nobody waits for ever for one that has fallen silent. */
    static ClientHttpRequestFactory impatient() {
        return ClientHttpRequestFactoryBuilder.jdk()
                .build(ClientHttpRequestFactorySettings.defaults()
                        .withConnectTimeout(PATIENCE)
                        .withReadTimeout(PATIENCE));
    }

    private ClientRegistration ask() {
        try {
            Map<String, Object> itself = RestClient.builder()
                    .requestFactory(impatient())
                    .build()
                    .get()
                    .uri(settings.issuer().replaceAll("/+$", "") + "/.well-known/openid-configuration")
                    .retrieve()
                    .body(new ParameterizedTypeReference<>() {});
            if (itself == null || !settings.issuer().equals(itself.get("issuer"))) {
                throw unreachable(
                        "The provider does not call itself as AMPLI_OIDC_ISSUER does, but: "
                                + (itself == null ? "" : itself.get("issuer")),
                        null);
            }
            return ClientRegistrations.fromOidcConfiguration(itself)
                    .registrationId(REGISTRATION)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .scope("openid", "profile", "email")
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build();
        } catch (RestClientException | IllegalArgumentException failed) {
            throw unreachable("The provider's openid-configuration cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static OAuth2AuthenticationException unreachable(String what, Exception cause) {
        return new OAuth2AuthenticationException(new OAuth2Error(UNREACHABLE, what, null), what, cause);
    }
}
