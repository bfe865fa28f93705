package fr.ampli.review;

import fr.ampli.shared.Person;
import java.util.Optional;

/** What the head of service says of a review: on the agenda, or back. */
public record SecondReading(int round, boolean favourable, Optional<String> grounds, Person readBy) {}
