package fr.ampli.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each page of the web applications a nonce of its own. Camunda 7.24.0 writes it into the header, keeps it in an
 * attribute of the whole application, and reads it again when it writes the page: any request that comes in between,
 * from whomever, changes it, the browser then refuses every script of the page, and the page stays blank.
 */
final class PageNonce extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext ofThisRequest = ofOneRequest(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return ofThisRequest;
                    }
                },
                response);
    }

    /** The application, save for the nonce. */
    private static ServletContext ofOneRequest(ServletContext application) {
        Object[] nonce = new Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                PageNonce.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (self, method, arguments) -> {
                    boolean ofNonce = arguments != null
                            && arguments.length > 0
                            && ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE.equals(arguments[0]);
                    if (ofNonce && method.getName().equals("setAttribute")) {
                        nonce[0] = arguments[1];
                        return null;
                    }
                    if (ofNonce && method.getName().equals("getAttribute")) {
                        return nonce[0];
                    }
                    try {
                        return method.invoke(application, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** Before the filter of the web applications that writes the header. */
        @Bean
        FilterRegistrationBean<PageNonce> pageNonce() {
            var registration = new FilterRegistrationBean<>(new PageNonce());
            registration.addUrlPatterns("/camunda/app/*");
            registration.setOrder(200);
            return registration;
        }
    }
}
