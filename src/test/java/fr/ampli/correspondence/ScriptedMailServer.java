package fr.ampli.correspondence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers as it is told, for the answers that a well-behaved one never gives. */
public final class ScriptedMailServer implements AutoCloseable {

    /** Instead of an answer: the connection breaks. */
    public static final String HANG_UP = "";
    /** Instead of an answer: nothing, until the client gives up. */
    public static final String SILENCE = "silence";
    /** Key for the answer to the end of a message. */
    public static final String END_OF_DATA = ".";

    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "EHLO",
            "250 ok",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            END_OF_DATA,
            "250 taken",
            "RSET",
            "250 ok",
            "QUIT",
            "221 bye"));

    private final AtomicInteger messages = new AtomicInteger();
    private final ServerSocket door;

    public ScriptedMailServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread porter = new Thread(this::open, "scripted mail server");
        porter.setDaemon(true);
        porter.start();
    }

    public ScriptedMailServer answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many whole messages came in, whatever was answered. */
    public int messages() {
        return messages.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread talk = new Thread(() -> talk(client), "scripted mail server");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1))) {
            say(client, "220 ready");
            boolean message = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (message && !line.equals(END_OF_DATA)) {
                    continue;
                }
                message = false;
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (command.equals(END_OF_DATA)) {
                    messages.incrementAndGet();
                }
                String answer = answers.getOrDefault(command, "502 unknown");
                if (answer.equals(HANG_UP)) {
                    return;
                }
                if (!answer.equals(SILENCE)) {
                    say(client, answer);
                }
                message = answer.startsWith("354");
            }
        } catch (IOException hungUp) {
            // the client has gone; so do we
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
