package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;

/** That an agreement came into force, told to whoever must act on it in the same transaction. */
public record AgreementInForce(DossierNumber dossier, Money grant, LocalDate on, Person person) {}
