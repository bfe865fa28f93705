package fr.ampli.access;

/**
 * A task that nobody does today.
 *
 * @param why what keeps everybody from it, in French
 */
public record Gap(OpenTask task, String why) {}
