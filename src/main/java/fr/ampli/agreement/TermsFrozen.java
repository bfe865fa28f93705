package fr.ampli.agreement;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;

/** That the terms of an award were frozen, told to whoever must act on it in the same transaction. */
public record TermsFrozen(DossierNumber dossier, Money grant, Person person) {}
