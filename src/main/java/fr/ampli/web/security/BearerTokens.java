package fr.ampli.web.security;

import fr.ampli.access.Arrivals;
import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestTemplate;

/**
 * Who calls with a bearer token: a person by the same claim as at the login, a program by its client id. What they may
 * do is never read from the token, it is looked up here.
 */
@Component
class BearerTokens implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final int ID_MAX_LENGTH = 64;

    private final OidcClaims claims;
    private final Arrivals arrivals;
    private final Staffing staffing;

    BearerTokens(OidcSettings settings, Arrivals arrivals, Staffing staffing) {
        this.claims = new OidcClaims(settings);
        this.arrivals = arrivals;
        this.staffing = staffing;
    }

    /** @throws InvalidBearerTokenException for a token that names nobody with a group here, or the administrator of emergencies */
    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        String id = claims.id(token.getClaims());
        if (id == null) {
            id = program(token.getClaims());
        }
        if (id == null || id.isBlank() || id.length() > ID_MAX_LENGTH) {
            throw new InvalidBearerTokenException("the token names nobody who could be known here");
        }
        Person caller = new Person(id);
        if (arrivals.passwordOnly(caller)) {
            throw new InvalidBearerTokenException("this account opens with its password only");
        }
        Set<String> groups = staffing.groupsOf(caller);
        if (groups.isEmpty()) {
            throw new InvalidBearerTokenException("who calls has no group here");
        }
        return new JwtAuthenticationToken(
                token,
                groups.stream()
                        .map(group -> new SimpleGrantedAuthority("ROLE_" + group))
                        .toList(),
                id);
    }

    /** The client, where the token is about nobody else: a person's token without the claim must not pass for it. */
    private static String program(Map<String, Object> said) {
        Object client = said.getOrDefault("client_id", said.get("azp"));
        Object subject = said.getOrDefault("sub", client);
        return client instanceof String id && id.equals(subject) ? id : null;
    }

    /** Without an audience of its own, any token that the provider gave to anybody would open the door: then none does. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${ampli.oidc.issuer}'.isBlank() and !'${ampli.oidc.audience}'.isBlank()")
    static class Decoder {

        @Bean
        JwtDecoder bearerTokenDecoder(OidcSettings settings, OidcLogin login) {
            SingletonSupplier<NimbusJwtDecoder> decoder =
                    SingletonSupplier.of(() -> decoder(settings, login.provider()));
            return token -> {
                try {
                    return decoder.obtain().decode(token);
                } catch (AuthenticationException unreachable) {
                    throw new JwtException("the identity provider does not answer", unreachable);
                }
            };
        }

        private static NimbusJwtDecoder decoder(OidcSettings settings, OidcProvider provider) {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                            provider.registration().getProviderDetails().getJwkSetUri())
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .jwsAlgorithm(SignatureAlgorithm.PS256)
                    .jwsAlgorithm(SignatureAlgorithm.ES256)
                    .restOperations(new RestTemplate(OidcProvider.impatient()))
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(settings.issuer()),
                    new JwtClaimValidator<Collection<String>>(
                            "aud", audience -> audience != null && audience.contains(settings.audience()))));
            return decoder;
        }
    }
}
