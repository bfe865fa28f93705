package fr.ampli.web.security;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * The organisation's identity provider, if there is one; see docs/access.md.
 *
 * @param issuer address of the provider; blank: no login through a provider
 * @param clientId under which the application is registered there
 * @param clientSecret its secret there
 * @param label what stands on the button
 * @param idClaim the claim that is the person's id here
 * @param groupsClaim the claim that names the person's groups; blank: the provider has no word in groups
 * @param groupNames from a name in that claim to a group here; empty: the claim names the groups as they are called here
 * @param passwords whether people other than administrators may also come in by password
 * @param audience for which bearer tokens must be issued; blank: no bearer tokens
 */
@ConfigurationProperties("ampli.oidc")
record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        String label,
        String idClaim,
        String groupsClaim,
        Map<String, String> groupNames,
        boolean passwords,
        String audience) {

    OidcSettings {
        groupNames = groupNames == null ? Map.of() : Map.copyOf(groupNames);
        if (StringUtils.hasText(issuer)) {
            need(StringUtils.hasText(clientId), "AMPLI_OIDC_ISSUER needs AMPLI_OIDC_CLIENT_ID");
            need(StringUtils.hasText(clientSecret), "AMPLI_OIDC_ISSUER needs AMPLI_OIDC_CLIENT_SECRET");
            need(StringUtils.hasText(idClaim), "AMPLI_OIDC_ID_CLAIM must not be blank");
            need(travelsSafely(URI.create(issuer)), "AMPLI_OIDC_ISSUER must begin with https://");
            need(
                    !clientId.equals(audience),
                    "AMPLI_OIDC_AUDIENCE must differ from AMPLI_OIDC_CLIENT_ID: what a login leaves behind must not"
                            + " open the interface for programs");
        }
    }

    boolean present() {
        return StringUtils.hasText(issuer);
    }

    /** Whether the password form is for administrators only. */
    boolean passwordsClosed() {
        return present() && !passwords;
    }

    /** Scheme, host and port of the provider. */
    String origin() {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static boolean travelsSafely(URI address) {
        if (address.getHost() == null) {
            return false;
        }
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && loopback(address.getHost()));
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static void need(boolean ok, String otherwise) {
        if (!ok) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
