package fr.ampli.correspondence;

/** Hears that the addressee has confirmed a letter, whatever the delivery of it is waiting for. */
public interface ProofWatch {

    void acknowledged(Letter letter);
}
