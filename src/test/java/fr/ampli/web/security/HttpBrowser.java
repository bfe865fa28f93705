package fr.ampli.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window: keeps cookies, follows nothing, sends the token that the interface asks for. */
public final class HttpBrowser {

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public HttpBrowser(int port) {
        this.port = port;
    }

    /** Logged in, with Tasklist's token in hand. */
    public static HttpBrowser of(int port, String id, String password) throws Exception {
        HttpBrowser browser = new HttpBrowser(port);
        assertThat(browser.login(id, password).headers().firstValue("Location").orElseThrow())
                .as("login of %s", id)
                .doesNotContain("connexion");
        browser.page("/camunda/app/welcome/default/");
        return browser;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Accept", "application/json"));
    }

    public HttpResponse<String> page(String path) throws Exception {
        return send(request(path).header("Accept", "text/html"));
    }

    public HttpResponse<String> post(String path, String body) throws Exception {
        return change("POST", path, body);
    }

    /** A change, with the tokens of the web applications and of our own interface. */
    public HttpResponse<String> change(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Accept", "application/json")
                .header(
                        "Content-Type",
                        body.startsWith("username") ? "application/x-www-form-urlencoded" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (path.startsWith("/camunda/") && cookie("XSRF-TOKEN") != null) {
            request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
        }
        if (!path.startsWith("/camunda/") && cookie("AMPLI-XSRF") != null) {
            request.header("X-AMPLI-XSRF", cookie("AMPLI-XSRF"));
        }
        return send(request);
    }

    /** A request with a password of its own, as another program sends it. */
    public HttpResponse<String> program(String method, String path, String id, String password, String body)
            throws Exception {
        String both = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + both)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** One file, as a form uploads it. */
    public HttpResponse<String> upload(String path, byte[] pdf) throws Exception {
        String boundary = "----ampli";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(pdf);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .header("Accept", "application/json")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-AMPLI-XSRF", String.valueOf(cookie("AMPLI-XSRF")))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A change at an endpoint of our own, as a form's script sends it. */
    public HttpResponse<String> own(String path) throws Exception {
        return send(
                request(path).header("X-AMPLI-XSRF", cookie("AMPLI-XSRF")).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> login(String id, String password) throws Exception {
        return login(id, password, null);
    }

    /** @param from address that a proxy says the request comes from, or null */
    HttpResponse<String> login(String id, String password, String from) throws Exception {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(page("/connexion").body());
        assertThat(token.find()).isTrue();
        String form =
                "identifiant=" + encode(id) + "&motdepasse=" + encode(password) + "&_csrf=" + encode(token.group(1));
        HttpRequest.Builder request = request("/connexion")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (from != null) {
            request.header("X-Forwarded-For", from);
        }
        return send(request);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
