package fr.ampli.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSendException;

class MailTroubleTest {

    @Test
    void keepsTheCodeOfAnAnswerAndNotItsWords() {
        assertThat(said(new MessagingException("450 4.2.1 <ondine@quillevere.example> Ondine's box is full")))
                .isEqualTo("MessagingException 450 4.2.1");
        assertThat(said(new MessagingException("550 no such user ondine@quillevere.example")))
                .isEqualTo("MessagingException 550");
    }

    @Test
    void keepsWhatTellsOfTheLineAndNoAddress() {
        assertThat(said(new MessagingException(
                        "Couldn't connect to host, port: 127.0.0.1, 25", new ConnectException("Connection refused"))))
                .isEqualTo("MessagingException Couldn't connect to host, port: 127.0.0.1, 25;"
                        + " ConnectException Connection refused");
        assertThat(said(new SendFailedException("Invalid Addresses: <ondine@quillevere.example>")))
                .isEqualTo("SendFailedException Invalid Addresses: <…>");
    }

    private static String said(Exception cause) {
        return MailTrouble.of(new MailSendException(Map.of("message", cause)));
    }
}
