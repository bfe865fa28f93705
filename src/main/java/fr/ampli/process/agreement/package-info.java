/**
 * The agreement: preparation, two signatures, entry into force or lapse.
 */
package fr.ampli.process.agreement;
