package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.ampli.access.Arrivals;
import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class BearerTokensTest {

    private final Arrivals arrivals = mock(Arrivals.class);
    private final Staffing staffing = mock(Staffing.class);
    private final BearerTokens tokens = new BearerTokens(
            new OidcSettings(
                    "https://id.example.org", "ampli", "secret", "", "preferred_username", "", Map.of(), true, "api"),
            arrivals,
            staffing);

    @BeforeEach
    void people() {
        when(staffing.groupsOf(any())).thenReturn(Set.of());
        when(staffing.groupsOf(new Person("ada"))).thenReturn(Set.of("instructeur"));
        when(staffing.groupsOf(new Person("robot"))).thenReturn(Set.of("responsable"));
        when(staffing.groupsOf(new Person("emergency"))).thenReturn(Set.of("camunda-admin"));
        when(arrivals.passwordOnly(new Person("emergency"))).thenReturn(true);
    }

    @Test
    void a_person_goes_by_the_same_claim_as_at_the_login_and_by_the_groups_kept_here() {
        var caller = tokens.convert(token(Map.of(
                "sub",
                "4711",
                "preferred_username",
                "ada",
                "azp",
                "robot",
                "scope",
                "admin",
                "groups",
                "camunda-admin")));
        assertThat(caller.getName()).isEqualTo("ada");
        assertThat(caller.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_instructeur");
    }

    @Test
    void a_program_goes_by_its_client_id() {
        assertThat(tokens.convert(token(Map.of("sub", "robot", "client_id", "robot")))
                        .getName())
                .isEqualTo("robot");
        assertThat(tokens.convert(token(Map.of("azp", "robot"))).getName()).isEqualTo("robot");
    }

    @Test
    void a_person_s_token_without_the_claim_does_not_pass_for_the_program() {
        refused(Map.of("sub", "4711", "azp", "robot"));
    }

    @Test
    void nobody_unknown_and_no_emergency_administrator() {
        refused(Map.of("sub", "robot"));
        refused(Map.of("preferred_username", " "));
        refused(Map.of("preferred_username", "x".repeat(200)));
        refused(Map.of("preferred_username", "unknown"));
        refused(Map.of("preferred_username", "emergency"));
    }

    private void refused(Map<String, Object> claims) {
        assertThatThrownBy(() -> tokens.convert(token(claims))).isInstanceOf(InvalidBearerTokenException.class);
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claims(all -> all.putAll(claims))
                .build();
    }
}
