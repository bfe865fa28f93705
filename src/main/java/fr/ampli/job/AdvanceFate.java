package fr.ampli.job;

/** What becomes of the advance. */
public enum AdvanceFate {
    KEPT,
    TO_RECOVER,
    UNDECIDED
}
