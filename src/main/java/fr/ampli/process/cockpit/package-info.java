/** Our part of Cockpit, as its own extension point takes it: files for the browser. Its data are doors of {@code web}. */
package fr.ampli.process.cockpit;
