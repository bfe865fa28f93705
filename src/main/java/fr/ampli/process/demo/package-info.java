/**
 * People, sample answers and dossiers of the demonstration, made by running the processes. The scenario tests
 * walk along the same samples.
 */
package fr.ampli.process.demo;
