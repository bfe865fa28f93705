package fr.ampli.correspondence;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Chooses the postman: the mail server where there is one, files otherwise. */
@Configuration(proxyBeanMethods = false)
class CorrespondenceConfiguration {

    @Bean
    Postman postman(
            ObjectProvider<JavaMailSender> mail,
            CorrespondenceSettings settings,
            LetterAttachments attachments,
            @Value("${spring.mail.host:}") String host) {
        MimeLetters mime = new MimeLetters(settings, attachments::of);
        // An empty host, as an unset line of an environment file leaves it, means none.
        if (!host.isBlank()) {
            return new SmtpPostman(mail.getObject(), mime);
        }
        LoggerFactory.getLogger(CorrespondenceConfiguration.class)
                .info("No spring.mail.host: letters are kept as .eml files in {}", settings.directory());
        return new FilePostman(settings.directory(), mime);
    }
}
