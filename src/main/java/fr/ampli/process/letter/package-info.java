/** The process {@code letter-delivery}: takes one letter to its addressee. */
package fr.ampli.process.letter;
